"""What each feature weighs, as it was learned from the stories: log-odds for or against one claim."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The odds of a pair before anything is looked at, and what each feature adds at its full value, by name; log-odds."""

    bias: float
    of: Mapping[str, float]


@cache
def weights() -> Weights:
    """Return the weights that come with the package."""
    told = tomllib.loads(files("headwater.compare.judging").joinpath("weights.toml").read_text(encoding="utf-8"))
    return Weights(bias=told["bias"], of=told["weights"])
