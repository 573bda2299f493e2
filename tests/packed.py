"""Makers of archives for tests."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping

PAGE = b"<!doctype html><html><body><p>Words.</p></body></html>"


def zipped(files: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip archive of the files, in their order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as archive:
        for name, body in files.items():
            archive.writestr(zipfile.ZipInfo(name), body, compress_type=packing)
    return stream.getvalue()


def tarred(files: Mapping[str, bytes]) -> bytes:
    """Return a tar archive of the files, in their order."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, body in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(body)
            archive.addfile(entry, io.BytesIO(body))
    return stream.getvalue()


def record(
    number: int,
    body: bytes = PAGE,
    *,
    kind: str = "response",
    http: str = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n",
    url: str | None = None,
) -> bytes:
    """Return a WARC record of one page."""
    address = url or f"https://paper.example/{number}"
    block = (http + "\r\n").encode() + body if http else body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-01-02T03:04:05Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        f"Content-Type: {'application/http; msgtype=response' if http else 'text/html'}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def gzipped_records(*records: bytes) -> bytes:
    """Return a WARC file of records that were compressed one by one."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)
