"""Storage: the same contract for a directory and for a real S3 API."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import boto3
import httpx
import pytest
from moto.server import ThreadedMotoServer
from prometheus_client import REGISTRY

from domain.kit.config import Settings
from domain.kit.storage import (
    FileMissing,
    LocalStorage,
    S3Storage,
    Storage,
    StorageUnavailable,
    content_key,
    open_storage,
)

BUCKET = "learnbot-test"


@pytest.fixture(scope="module")
def s3_url() -> Iterator[str]:
    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture(params=["local", "s3"])
def storage(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Storage:
    if request.param == "local":
        return LocalStorage(tmp_path, public_url="http://localhost:1", signing_key=b"key")
    url = request.getfixturevalue("s3_url")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    boto3.client("s3", endpoint_url=url, region_name="us-east-1").create_bucket(Bucket=BUCKET)
    return open_storage(
        Settings(storage="s3", s3_endpoint_url=url, s3_bucket=BUCKET), signing_key=b"key"
    )


async def test_what_is_put_is_got_and_what_is_deleted_is_missing(storage: Storage) -> None:
    key = content_key(b"hello")
    await storage.put(key, b"hello", "application/pdf")
    assert await storage.get(key) == b"hello"
    await storage.delete(key)
    with pytest.raises(FileMissing):
        await storage.get(key)


async def test_putting_and_deleting_twice_changes_nothing(storage: Storage) -> None:
    key = content_key(b"twice")
    for _ in range(2):
        await storage.put(key, b"twice", "application/pdf")
    assert await storage.get(key) == b"twice"
    for _ in range(2):
        await storage.delete(key)


@pytest.fixture(params=["a file for a directory", "no such bucket", "nobody listens"])
def unusable(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Storage:
    if request.param == "a file for a directory":
        (tmp_path / "root").write_bytes(b"")
        return LocalStorage(tmp_path / "root", public_url="http://localhost:1", signing_key=b"key")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    listens = request.param == "no such bucket"
    url = request.getfixturevalue("s3_url") if listens else "http://127.0.0.1:9"
    settings = Settings(storage="s3", s3_endpoint_url=url, s3_bucket="learnbot-nowhere")
    return open_storage(settings, signing_key=b"key")


async def test_a_storage_that_cannot_be_used_says_so(unusable: Storage) -> None:
    key, before = content_key(b"hello"), failures()
    with pytest.raises(StorageUnavailable):
        await unusable.put(key, b"hello", "application/pdf")
    with pytest.raises(StorageUnavailable):
        await unusable.get(key)
    with pytest.raises(StorageUnavailable):
        await unusable.delete(key)
    counted = {name: number - before[name] for name, number in failures().items()}
    assert counted == {"put": 1, "get": 1, "delete": 1}


def failures() -> dict[str, float]:
    """How often each operation has failed so far."""
    name = "learnbot_storage_failures_total"
    return {
        operation: REGISTRY.get_sample_value(name, {"operation": operation}) or 0
        for operation in ("put", "get", "delete")
    }


async def test_an_s3_link_fetches_the_file_under_its_name(
    s3_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    boto3.client("s3", endpoint_url=s3_url, region_name="us-east-1").create_bucket(Bucket=BUCKET)
    storage = S3Storage(Settings(s3_endpoint_url=s3_url, s3_bucket=BUCKET))
    key = content_key(b"linked")
    await storage.put(key, b"linked", "application/pdf")
    url = storage.download_url(key, file_name='my "cv".pdf', ttl_s=60)
    async with httpx.AsyncClient() as client:
        answer = await client.get(url)
    assert answer.content == b"linked"
    assert answer.headers["content-disposition"] == 'attachment; filename="my _cv_.pdf"'
    assert parse_qs(urlsplit(url).query)["X-Amz-Expires"] == ["60"]


def test_a_local_link_is_good_for_its_key_name_and_time_only(tmp_path: Path) -> None:
    storage = LocalStorage(tmp_path, public_url="http://localhost:1", signing_key=b"key")
    query = parse_qs(urlsplit(storage.download_url("k", file_name="a.pdf", ttl_s=60)).query)
    expires, signature = int(query["expires"][0]), query["signature"][0]
    assert storage.verify("k", "a.pdf", expires, signature)
    assert not storage.verify("other", "a.pdf", expires, signature)
    assert not storage.verify("k", "b.pdf", expires, signature)
    assert not storage.verify("k", "a.pdf", expires + 1, signature)
    past = parse_qs(urlsplit(storage.download_url("k", file_name="a.pdf", ttl_s=-1)).query)
    assert not storage.verify("k", "a.pdf", int(past["expires"][0]), past["signature"][0])


async def test_files_of_a_directory_are_for_their_owner_alone(tmp_path: Path) -> None:
    storage = LocalStorage(tmp_path / "files", public_url="http://localhost:1", signing_key=b"k")
    key = content_key(b"private")
    await storage.put(key, b"private", "application/pdf")
    path = tmp_path / "files" / key
    assert path.stat().st_mode & 0o077 == 0
    assert not list(path.parent.glob("tmp*"))
