"""Settings: every limit and address, with its default, read from the environment."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

MB = 1024 * 1024


class Settings(BaseSettings):
    """Read from `LEARNBOT_<NAME>` (and `DATABASE_URL`), or from `.env` beside the checkout."""

    model_config = SettingsConfigDict(
        env_prefix="LEARNBOT_",
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        populate_by_name=True,
        hide_input_in_errors=True,
    )

    environment: Literal["development", "test", "staging", "production"] = Field(
        "development",
        description="Where this runs; in development and test a request's header may choose how it "
        "is executed.",
    )

    # Where things are
    database_url: SecretStr | None = Field(
        None,
        validation_alias="DATABASE_URL",
        description="PostgreSQL to use; empty starts the embedded one.",
    )
    data_dir: Path = Field(Path(".learnbot"), description="Embedded database, files and keys.")
    pg_port: int = Field(0, description="Port of the embedded PostgreSQL; 0 takes a free one.")
    pg_restarts_limit: int = Field(
        3, ge=1, description="New starts of an embedded PostgreSQL that ends by itself."
    )
    pg_restarts_within_s: float = Field(
        600.0,
        gt=0,
        description="Time that these are counted in: one start longer ago is forgotten.",
    )
    pg_bin: Path | None = Field(
        None, description="Folder of PostgreSQL's programs; empty takes those of the wheel."
    )
    host: str = Field("127.0.0.1", description="Address that the services listen on.")
    gateway_port: int = Field(8090, description="Port of the api-gateway.")
    resume_parser_port: int = Field(8080, description="Port of the resume-parser.")
    job_aggregator_port: int = Field(8081, description="Port of the job-aggregator.")
    learning_resources_port: int = Field(8082, description="Port of learning-resources.")
    public_url: str = Field("http://127.0.0.1:8090", description="Base of links made for clients.")
    cors_origins: list[str] = Field(
        ["http://localhost:3000"], description="Origins of browsers that may call the API."
    )

    # Database
    db_pool_size: int = Field(10, ge=1, description="Connections of one process, at most.")
    db_pool_timeout_s: float = Field(5.0, gt=0, description="Longest wait for a connection.")
    db_away_after_s: float = Field(
        1.0, ge=0, description="Longest wait where PostgreSQL takes no connections."
    )
    db_retry_s: float = Field(
        1.0, gt=0, description="Longest wait between tries to connect while that fails."
    )
    db_statement_timeout_ms: int = Field(15_000, ge=0, description="Limit of one statement.")
    db_shared_keys_limit: int = Field(
        100, ge=0, description="Keys that requests read in one statement; 0: each reads alone."
    )
    db_prepare: bool = Field(True, description="Prepare statements; off behind PgBouncer < 1.21.")

    # Queue
    worker_concurrency: int = Field(2, ge=1, description="Tasks that one worker runs at a time.")
    worker_heartbeat_s: float = Field(5.0, gt=0, description="How often a worker says it lives.")
    worker_restart_s: float = Field(
        5.0, gt=0, description="Wait until a worker that has failed begins anew."
    )
    worker_stalled_after_s: float = Field(
        30.0, gt=0, description="Silence after which a worker's tasks are given to another."
    )
    queue_metrics_every_s: float = Field(
        5.0, ge=0, description="The queue's depth is counted at most this often, by each process."
    )
    task_failed_kept_days: int = Field(
        30, ge=1, description="Days until a task that failed at every try is removed."
    )

    # Files
    storage: Literal["local", "s3"] = Field(
        "local", description="Where files are kept: `local` (under the data directory) or `s3`."
    )
    s3_bucket: str = Field("learnbot-resumes", description="Bucket of the files.")
    s3_endpoint_url: str | None = Field(
        None, description="Another server that speaks the S3 API; empty: AWS."
    )
    s3_region: str = Field("us-east-1", description="Region of the bucket.")
    download_url_ttl_s: int = Field(300, ge=1, description="Life of a download link.")

    # Accounts
    jwt_keys: dict[str, Annotated[SecretStr, Field(min_length=32)]] = Field(
        {},
        description="Signing keys by `kid`, of 32 characters or more; the first signs, all verify. "
        "Empty makes one.",
    )
    jwt_issuer: str = Field("learnbot", description="`iss` of our tokens.")
    jwt_audience: str = Field("learnbot-api", description="`aud` of our tokens.")
    access_token_ttl_s: int = Field(900, ge=30, description="Life of an access token, in seconds.")
    refresh_token_ttl_s: int = Field(
        30 * 86_400, ge=60, description="Life of a refresh token, in seconds."
    )
    password_min_length: int = Field(8, ge=8, description="Shortest password, in characters.")
    password_max_length: int = Field(256, ge=64, description="Longest password, in characters.")
    login_attempts_per_minute: int = Field(10, ge=1, description="Per address and per account.")
    exports_per_hour: int = Field(10, ge=1, description="Archives of one's data, per account.")

    # Partners' API keys
    api_key_ttl_days: int = Field(90, ge=1, description="Life of a key whose end isn't named.")
    api_key_ttl_limit_days: int = Field(365, ge=1, description="Longest life of a key.")
    api_key_grace_s: int = Field(
        86_400, ge=0, description="How long a rotated key's old secret lives on, at most."
    )
    api_key_requests_per_second_limit: int = Field(
        1_000, ge=1, description="Highest rate of its own that a key may have."
    )
    api_key_burst_limit: int = Field(
        10_000, ge=1, description="Most requests at once that a key may have."
    )
    api_key_use_noted_s: int = Field(
        60, ge=0, description="A key's last use is written down at most this often."
    )

    # The HTTP edge
    request_limit_per_second: int = Field(10, ge=1, description="Per client, refilled steadily.")
    request_burst: int = Field(30, ge=1, description="Requests a client may make at once.")
    redis_url: SecretStr | None = Field(None, description="Rate-limit state of several replicas.")
    trusted_proxies: int = Field(0, ge=0, description="Proxies in front that set X-Forwarded-For.")
    body_limit_bytes: int = Field(256 * 1024, ge=1024, description="A GraphQL request's body.")
    http_status_profile: Literal["audit", "draft"] = Field(
        "audit", description="audit: 400 for bad documents; draft: 422 and 294 (2026 draft)."
    )
    operation_timeout_s: float = Field(
        10.0, gt=0, description="Longest time for one operation, in seconds."
    )
    introspection: bool = Field(True, description="Whether clients may ask for the schema.")
    graphiql: bool = Field(True, description="Whether browsers get GraphiQL at /graphql.")
    metrics_token: Annotated[SecretStr, Field(min_length=16)] | None = Field(
        None,
        description="Bearer token that `/metrics` asks for, of 16 characters or more; empty: it is "
        "open to whoever reaches the port.",
    )
    read_timeout_s: float = Field(60.0, gt=0, description="Longest wait for a request's body.")
    socket_init_timeout_s: float = Field(
        5.0, gt=0, description="Longest wait for connection_init on a WebSocket."
    )
    socket_operations_limit: int = Field(20, ge=1, description="At once, over one WebSocket.")
    subscriptions_limit: int = Field(50, ge=1, description="Open at once, of one client.")
    executor: Literal["compiled", "reference"] = Field(
        "compiled", description="How operations run: compiled plans, or graphql-core alone."
    )

    executor_whole_after: int = Field(
        1,
        ge=0,
        description="Runs of an operation before PostgreSQL writes whole parts of its answer.",
    )

    kept_answers_bytes: int = Field(
        32_000_000,
        ge=0,
        description="Room for answers that are kept until what they show is written to; 0: none.",
    )
    kept_fragments_bytes: int = Field(
        16_000_000, ge=0, description="The same for what is shown of single rows; 0: none."
    )

    trusted_documents: Path | None = Field(
        None, description="JSON file of documents by id that are known from the start."
    )
    trusted_documents_only: bool = Field(False, description="Whether no others are run.")

    # Limits of one GraphQL document
    document_tokens_limit: int = Field(4_000, ge=100, description="Tokens of one document.")
    document_depth_limit: int = Field(14, ge=3, description="Fields within fields.")
    document_aliases_limit: int = Field(60, ge=1, description="Aliases in one document.")
    document_root_fields_limit: int = Field(
        20, ge=1, description="Fields at the root of one operation."
    )
    document_directives_limit: int = Field(40, ge=1, description="Directives in one document.")
    document_errors_limit: int = Field(10, ge=1, description="Errors that one answer lists.")
    document_cost_limit: int = Field(20_000, ge=100, description="Nodes a document may ask for.")
    document_cache_chars: int = Field(
        1_000_000, ge=1_000, description="Documents kept parsed and checked, by their text."
    )
    page_size_default: int = Field(
        20, ge=1, description="Items of a page where the client names no number."
    )
    page_size_limit: int = Field(
        100, ge=1, description="Items that a client may ask for in one page."
    )
    total_count_limit: int = Field(
        1_000, ge=1, description="Items of a list up to which `totalCount` counts them."
    )
    list_limit: int = Field(
        50, ge=20, description="Items that a client may ask for of a list without pages."
    )
    query_limit_chars: int = Field(200, ge=1, description="Words to search for.")
    name_limit_chars: int = Field(
        200, ge=1, description="Names and titles that partners and administrators write."
    )

    # Profiles
    profile_text_limit_chars: int = Field(10_000, ge=1, description="One text of a profile.")
    profile_entries_limit: int = Field(
        200, ge=1, description="Entries of one kind in a profile, and values of one list."
    )

    # Resumes
    resume_limit_bytes: int = Field(
        10 * MB, ge=1024, description="Size of an uploaded file, in bytes."
    )
    resume_pages_limit: int = Field(30, ge=1, description="Pages of a document.")
    resume_glyphs_limit: int = Field(
        150_000, ge=1000, description="Characters drawn in a document."
    )
    resume_unpacked_limit_bytes: int = Field(
        60 * MB, ge=MB, description="Size of a DOCX when unpacked, in bytes."
    )
    resume_parse_timeout_s: float = Field(20.0, gt=0, description="Wall clock of one document.")
    resume_parse_memory_limit_bytes: int = Field(
        512 * MB,
        ge=128 * MB,
        description="Memory of the process that reads one document, in bytes.",
    )
    resume_review_threshold: float = Field(0.7, ge=0, le=1, description="Below it: for review.")
    resume_versions_limit: int = Field(50, ge=1, description="Resumes that one person may keep.")
    resume_value_limit_chars: int = Field(
        20_000, ge=1, description="One value that an owner writes into a resume's item."
    )

    # Jobs
    scrape_user_agent: str = Field(
        "LearnBot/0.1 (+https://learnbot.example.com/bot)",
        description="How the scrapers call themselves.",
    )
    scrape_timeout_s: float = Field(
        20.0, gt=0, description="Longest wait for one page, in seconds."
    )
    scrape_page_limit_bytes: int = Field(
        10 * MB, ge=1024, description="Size of one fetched page, in bytes."
    )
    scrape_requests_per_second: float = Field(1.0, gt=0, description="Per host.")
    scrape_pages_limit: int = Field(200, ge=1, description="Pages of one run of one source.")
    scrape_retries: int = Field(3, ge=0, description="Tries after the first of one page.")
    scrape_retry_after_limit_s: float = Field(
        120.0, ge=0, description="A host that asks to wait longer is left until the next run."
    )
    scrape_robots_ttl_s: float = Field(86_400.0, ge=0, description="Life of a read robots.txt.")
    scrape_run_timeout_s: float = Field(1800.0, gt=0, description="Wall clock of one run.")
    scrape_allow_private: bool = Field(
        False, description="Fetch from private addresses too: for pages of one's own network."
    )
    scrape_browser_pages: int = Field(100, ge=1, description="Pages until a fresh Chromium.")
    scrape_requests_per_second_limit: float = Field(
        20.0, gt=0, description="Highest rate of its own that a career page may have."
    )
    scrape_rule_limit_chars: int = Field(
        300, ge=1, description="One rule of how a career page is read."
    )
    scrape_cron: str = Field("0 2 * * *", description="Daily run, in UTC.")
    job_expiry_days: int = Field(7, ge=1, description="Days unseen until a job expires.")
    job_closed_after_misses: int = Field(
        2, ge=1, description="Complete runs in a row that lacked a job until it is closed."
    )
    job_facets_limit: int = Field(
        1_000, ge=1, description="Jobs of a search that its facets are counted over."
    )
    job_filter_skills_limit: int = Field(
        20, ge=1, description="Skills that a search for jobs may ask for at once."
    )
    chromium_path: Path | None = Field(
        None,
        description="The browser's program; empty: Playwright's own, else one on PATH.",
    )
    chromium_sandbox: bool = Field(
        True, description="Chromium's sandbox; off where the kernel gives no user namespaces."
    )

    # Learning and matching
    plans_limit: int = Field(
        50, ge=1, description="Learning plans that one person may have, beside archived ones."
    )
    plans_total_limit: int = Field(
        500, ge=1, description="Learning plans that one person may have, archived ones among them."
    )
    plan_skills_limit: int = Field(20, ge=1, description="Target skills of one plan.")
    plan_gaps_default: int = Field(
        12, ge=1, description="Gaps of a job that a plan closes, where none are named."
    )
    plan_weeks_default: int = Field(
        52,
        ge=1,
        description="Weeks after which a plan for a job stops, where no day is named and the job "
        "is far.",
    )
    plan_search_limit: int = Field(
        2_000, ge=1, description="Search steps for a plan's best resources before it settles."
    )
    step_hours_limit: float = Field(1_000, gt=0, description="Hours reported for one step.")
    resource_facets_limit: int = Field(
        1_000, ge=1, description="Resources of a search that its facets are counted over."
    )
    resource_hours_limit: float = Field(5_000, gt=0, description="Hours of one resource.")
    resource_description_limit_chars: int = Field(
        1_000, ge=1, description="The description of one resource."
    )
    resource_skills_limit: int = Field(30, ge=1, description="Skills that one resource teaches.")
    match_candidates_limit: int = Field(
        400, ge=1, description="Jobs that are scored for a person's recommendations."
    )

    # Skills and text
    text_limit_chars: int = Field(50_000, ge=100, description="Pasted text, such as a job ad.")
    batch_limit: int = Field(100, ge=1, description="Items of one batch operation.")
    imported_skills: Literal["texts", "search", "off"] = Field(
        "texts",
        description="What skills of imported taxonomies serve: to read texts and to look up, only "
        "to look up, or nothing.",
    )
    imported_languages: list[str] = Field(
        ["en"], description="Languages of the imported names that are used; ISO 639-1."
    )

    def dsn(self) -> str:
        """The libpq connection string; raises ValueError where no database is set."""
        if self.database_url is None:
            raise ValueError("DATABASE_URL is not set; `learnbot up` starts an embedded database.")
        url = self.database_url.get_secret_value()
        return url.replace("postgresql+psycopg://", "postgresql://", 1)


def shipped(setting: str, unit: int = 1) -> str:
    """The default of a setting in units, as descriptions of the schema tell it: `50,000`."""
    return f"{Settings.model_fields[setting].default / unit:,.15g}"
