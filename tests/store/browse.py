"""What datasette answers about a case: browse.py CASE ADDRESS... prints a JSON list of [status, text].

A process of its own, for datasette leaves connections open, even on import, and newer Pythons warn of each.
"""

import asyncio
import json
import sys

from datasette.app import Datasette  # type: ignore[import-untyped]  # datasette ships no types


async def answers(case: str, addresses: list[str]) -> list[tuple[int, str]]:
    """Return status and text of each address."""
    pages = Datasette([case])
    found = [await pages.client.get(address) for address in addresses]
    return [(answer.status_code, answer.text) for answer in found]


if __name__ == "__main__":
    print(json.dumps(asyncio.run(answers(sys.argv[1], sys.argv[2:]))))  # noqa: T201 - what the script is for
