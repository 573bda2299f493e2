"""The JSON API does what its own description says, whatever it is asked."""

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from schemathesis import Case
from schemathesis.core.result import Ok
from schemathesis.openapi import from_asgi

from headwater.web.app import unguarded
from headwater.web.desk import Desk
from headwater.web.guard import local
from web.conftest import PORT


def test_the_api_keeps_its_word(ferry_file: Path) -> None:
    """No question brings it down, and every answer has the form that is promised."""
    desk = Desk(path=ferry_file)
    described = from_asgi("/api/openapi.json", unguarded(desk, local(PORT)))
    operations = [found.ok() for found in described.get_all_operations() if isinstance(found, Ok)]
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
        def asked(case: Case[Any]) -> None:
            case.call_and_validate()

        asked()
    desk.close()

    assert len(operations) > 10
