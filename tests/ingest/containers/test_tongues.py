"""Languages by code and by name."""

import pytest

from headwater.ingest.containers.tongues import language_code


@pytest.mark.parametrize(
    ("text", "code"),
    [("en", "en"), ("en-GB", "en-GB"), ("zh_Hant_TW", "zh_Hant_TW"), ("English", "en"), ("german", "de"), ("eng", "eng"),
     ("Spanish (Mexico)", "es"), ("", None), ("unknown language", None), ("12", None)],
)  # fmt: skip
def test_a_language_is_a_code_or_none(text: str, code: str | None) -> None:
    """What is neither a code nor a name tells nothing."""
    assert language_code(text) == code
