"""HTML from templates of our own, in which all text of articles is escaped and stripped of what does harm."""

from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from headwater.present import phrases

_WORDS: Mapping[str, Callable[..., str]] = {
    "plural": phrases.plural,
    "noun": phrases.noun,
    "interval": phrases.interval,
    "when": phrases.when,
    "short_when": phrases.short_when,
    "label": phrases.label,
    "as_sentences": phrases.sentences,
}


def templates(
    folder: str, known: Mapping[str, object], filters: Mapping[str, Callable[..., Any]]
) -> Callable[[str, Mapping[str, object]], str]:
    """Return a function that fills the template of a name in `folder` with values, and knows what all templates there use."""
    environment = Environment(
        loader=PackageLoader("headwater.present", folder),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {**_WORDS, **known}
    environment.filters |= {"shorten": phrases.shorten, "quoted": phrases.quoted, **filters}

    def filled(name: str, values: Mapping[str, object]) -> str:
        return environment.get_template(name).render(values)

    return filled


def source(name: str) -> str:
    """Return a style or script of our own as it stands."""
    return (files("headwater.present") / "templates" / name).read_text(encoding="utf-8")


def _finalize(value: object) -> object:
    """Return what is printed in place of a value: text without characters that do harm."""
    is_plain = isinstance(value, str) and not hasattr(value, "__html__")
    return phrases.clean(str(value)) if is_plain else value
