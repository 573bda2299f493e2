"""Ids: digests of content, so that a second run gives the same id."""

from hashlib import blake2b


def digest(*parts: str | bytes | int) -> str:
    """Return 16 hexadecimal digits that depend on every part and on their order."""
    hasher = blake2b(digest_size=8)
    for part in parts:
        body = part if isinstance(part, bytes) else str(part).encode()
        hasher.update(len(body).to_bytes(8, "big"))
        hasher.update(body)
    return hasher.hexdigest()
