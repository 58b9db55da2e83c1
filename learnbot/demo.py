"""The journey of one resume in the terminal: what a user's client does, step by step."""

import secrets
import time
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

from learnbot import report
from learnbot.client import Client
from learnbot.trouble import Trouble


def run(file: Path, url: str) -> None:
    """Take `file` through the API at `url` under a new account; raises Trouble."""
    if not file.is_file():
        raise Trouble(f"There is no file {file}.")
    console = Console()
    client = Client(url)
    account = _register(client)
    resume_id = _upload(client, file)
    _follow(client, console, resume_id)
    report.resume(console, client.ask("resume", id=resume_id))
    _plan_for_best_job(client, console)
    login = f"{account['email']} {account['password']}"
    console.print(f"\n[dim]To look further in GraphiQL, log in as {login}[/]", soft_wrap=True)


def _register(client: Client) -> dict[str, str]:
    account = {
        "email": f"demo-{secrets.token_hex(4)}@learnbot.example.com",
        "password": secrets.token_urlsafe(9),
    }
    client.token = client.ask("register", **account)["accessToken"]
    return account


def _upload(client: Client, file: Path) -> str:
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Progress(*columns) as progress:
        task = progress.add_task(f"Uploading {file.name}", total=file.stat().st_size)
        done = client.upload("upload", file, lambda size: progress.advance(task, size))
    resume_id: str = done["resume"]["id"]
    return resume_id


def _follow(client: Client, console: Console, resume_id: str) -> None:
    """Show each stage until the resume is read; raises Trouble where it can't be."""
    begun = time.monotonic()
    with console.status("Waiting for the resume-parser") as status:
        for event in client.follow("progress", id=resume_id):
            at = f"[dim]{time.monotonic() - begun:4.1f} s[/]"
            stage = event["stage"] or event["status"]
            status.update(stage.capitalize())
            console.print(f"  {at}  {stage.lower().replace('_', ' ')}")
            if event["failure"]:
                raise Trouble(f"The resume can't be read: {event['failure']['message']}")
            if event["status"] == "PARSED":
                return
    raise Trouble("The progress ended before the resume was read.")


def _plan_for_best_job(client: Client, console: Console) -> None:
    """The jobs that fit, and what leads to the first of them."""
    matches = client.ask("jobs")["nodes"]
    report.jobs(console, matches)
    if not matches:
        return
    job = matches[0]["job"]
    report.gaps(console, job["title"], client.ask("gaps", jobId=job["id"]))
    try:
        plan = client.ask("plan", jobId=job["id"])["plan"]
        report.plan(console, plan, ready=matches[0]["band"] == "READY")
    except Trouble as nothing_to_learn:
        console.print(f"\n[bold]Plan[/]  {nothing_to_learn}")
