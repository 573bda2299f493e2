"""Everything a user can call is in the reference."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

import headwater
from headwater.cli import app

REFERENCE = Path(__file__).parent.parent.parent / "docs" / "reference"


def commands() -> Iterator[tuple[str, Any]]:
    """Yield every command with its name."""
    group: Any = typer.main.get_command(app)
    yield from group.commands.items()


@pytest.fixture(scope="module")
def reference() -> str:
    """Return all pages of the reference."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(REFERENCE.glob("*.md")))


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_command_is_in_the_reference(reference: str, name: str) -> None:
    """A command that is nowhere described is found by accident only."""
    assert f"headwater {name}" in reference


@pytest.mark.parametrize(("name", "command"), list(commands()))
def test_every_option_is_in_the_reference(reference: str, name: str, command: Any) -> None:  # noqa: ANN401 - Typer's own
    """An option that is nowhere described is not used."""
    options = [option for parameter in command.params for option in parameter.opts if option.startswith("--")]

    assert [f"{name} {option}" for option in options if f"`{option}" not in reference] == []


@pytest.mark.parametrize(("name", "command"), list(commands()))
def test_every_command_helps_with_an_example(name: str, command: Any) -> None:  # noqa: ANN401 - Typer's own
    """An example says more than a list of options."""
    assert command.epilog.startswith(f"Example: headwater {name}")


@pytest.mark.parametrize("name", headwater.__all__)
def test_every_python_name_is_in_the_reference(reference: str, name: str) -> None:
    """What can be imported can be looked up."""
    assert f"headwater.{name}" in reference
