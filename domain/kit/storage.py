"""Files under their content's hash: a port with two implementations, S3 and a local directory."""

import asyncio
import hashlib
import hmac
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlencode

from domain.kit import telemetry
from domain.kit.config import Settings


class FileMissing(Exception):
    """No file has this key."""


class StorageUnavailable(Exception):
    """Files can't be kept, read or removed right now: a full disk, no rights, S3 away."""


def content_key(content: bytes) -> str:
    """The key of a file: `sha256/ab/abcdef…`, the same for the same bytes."""
    digest = hashlib.sha256(content).hexdigest()
    return f"sha256/{digest[:2]}/{digest}"


class Storage(Protocol):
    """Where files are kept. `get` raises FileMissing; `put` and `delete` may be repeated.

    Each raises StorageUnavailable.
    """

    async def put(self, key: str, content: bytes, content_type: str) -> None: ...

    async def get(self, key: str) -> bytes: ...

    async def delete(self, key: str) -> None: ...

    def download_url(self, key: str, *, file_name: str, ttl_s: int) -> str:
        """A link that fetches the file without any other proof, for `ttl_s` seconds."""
        ...


def _away(operation: str, reason: str) -> StorageUnavailable:
    telemetry.STORAGE_FAILURES.labels(operation).inc()
    return StorageUnavailable(reason)


@contextmanager
def _usable(operation: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        reason = error.strerror or "the directory can't be used"
        raise _away(operation, reason) from error


class LocalStorage:
    """Files in a directory, fetched through the gateway's /files route by signed links."""

    def __init__(self, root: Path, *, public_url: str, signing_key: bytes) -> None:
        self.root = root
        self._public_url = public_url.rstrip("/")
        self._signing_key = signing_key

    async def put(self, key: str, content: bytes, content_type: str) -> None:
        with _usable("put"):
            await asyncio.to_thread(self._write, self.root / key, content)

    async def get(self, key: str) -> bytes:
        try:
            with _usable("get"):
                return await asyncio.to_thread((self.root / key).read_bytes)
        except FileNotFoundError:
            raise FileMissing(key) from None

    async def delete(self, key: str) -> None:
        with _usable("delete"):
            await asyncio.to_thread((self.root / key).unlink, missing_ok=True)

    def download_url(self, key: str, *, file_name: str, ttl_s: int) -> str:
        expires = int(time.time()) + ttl_s
        signature = self._sign(key, file_name, expires)
        query = urlencode({"name": file_name, "expires": expires, "signature": signature})
        return f"{self._public_url}/files/{key}?{query}"

    def verify(self, key: str, file_name: str, expires: int, signature: str) -> bool:
        """Whether a link is ours, unchanged and still good."""
        good = hmac.compare_digest(self._sign(key, file_name, expires), signature)
        return good and expires >= time.time()

    def _sign(self, key: str, file_name: str, expires: int) -> str:
        text = f"{key}\n{file_name}\n{expires}".encode()
        return hmac.new(self._signing_key, text, hashlib.sha256).hexdigest()

    @staticmethod
    def _write(path: Path, content: bytes) -> None:
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Written beside and renamed: a reader never sees half a file.
        handle, name = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


@contextmanager
def _reachable(operation: str, key: str | None = None) -> Iterator[None]:
    """`key` is the file that may be missing."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if key is not None and code in ("NoSuchKey", "404"):
            raise FileMissing(key) from None
        raise _away(operation, code) from error
    except BotoCoreError as error:
        raise _away(operation, type(error).__name__) from error


class S3Storage:
    """Files in a bucket of S3 or of anything that speaks its API."""

    def __init__(self, settings: Settings) -> None:
        # Imported where it is used: 0.3 s that every start without S3 need not wait.
        import boto3
        from botocore.config import Config

        self._bucket = settings.s3_bucket
        self._client: Any = boto3.client(
            "s3",
            endpoint_url=settings.s3_endpoint_url,
            region_name=settings.s3_region,
            config=Config(
                signature_version="s3v4",
                retries={"max_attempts": 4, "mode": "standard"},
                connect_timeout=3,
                read_timeout=20,
            ),
        )

    async def put(self, key: str, content: bytes, content_type: str) -> None:
        with _reachable("put"):
            await asyncio.to_thread(
                self._client.put_object,
                Bucket=self._bucket,
                Key=key,
                Body=content,
                ContentType=content_type,
                ServerSideEncryption="AES256",
            )

    async def get(self, key: str) -> bytes:
        with _reachable("get", key):
            found = await asyncio.to_thread(self._client.get_object, Bucket=self._bucket, Key=key)
            body: bytes = await asyncio.to_thread(found["Body"].read)
        return body

    async def delete(self, key: str) -> None:
        with _reachable("delete"):
            await asyncio.to_thread(self._client.delete_object, Bucket=self._bucket, Key=key)

    def download_url(self, key: str, *, file_name: str, ttl_s: int) -> str:
        safe = file_name.replace("\\", "_").replace('"', "_")
        url: str = self._client.generate_presigned_url(
            "get_object",
            Params={
                "Bucket": self._bucket,
                "Key": key,
                "ResponseContentDisposition": f'attachment; filename="{safe}"',
            },
            ExpiresIn=ttl_s,
        )
        return url


def open_storage(settings: Settings, *, signing_key: bytes) -> Storage:
    """The storage that the settings name."""
    if settings.storage == "s3":
        return S3Storage(settings)
    return LocalStorage(
        settings.data_dir / "files", public_url=settings.public_url, signing_key=signing_key
    )
