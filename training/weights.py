"""Learn what each feature of the table weighs by which two statements are judged, from the stories.

weights.py MATCHER.onnx            writes src/headwater/compare/judging/weights.toml

MATCHER has not seen the stories with odd numbers (`matcher.py --without odd`), nor those whose gold is complete, which no matcher
learns from. The weights are learned on these, so that they trust the matcher no more than it deserves on news that it has not
seen. A feature that is said to speak for one claim never weighs against it, and the other way about. Prints the average precision
on each story with weights learned on the others.
"""

import json
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from headwater.attribute.attributions import attributions
from headwater.compare.judging.features import FEATURES
from headwater.compare.judging.same import Judge, overlap
from headwater.compare.judging.views import side
from headwater.compare.links import meanings_of, profiles_of
from headwater.compare.profiles import weights as tellings
from headwater.compare.ties import ties
from headwater.network.models import Network, open_network
from headwater.read.parse import Parser, load_parser
from headwater.read.readings import reading
from headwater.run.attributed import taken
from wordings import ROOT, claims_of, complete

OUT = ROOT / "src" / "headwater" / "compare" / "judging" / "weights.toml"
STIFFNESS = 0.1  # how strongly large weights are held back
OF_A_STORY = 100.0  # what the pairs of one story count together
# Too rare in the stories to be learned: what they did to pairs of `claims/`, and to the reader's trust, decided.
SET = {
    "number_of_other": -1.5,
    "vague_number": 1.0,
    "roles_swapped": -6.0,
    "names_clash": -0.5,
    "names_apart": -3.0,
    "other_names": -5.0,
    "other_noun": -2.0,
    "other_kind": -4.0,
    "other_filler": -2.5,
    "other_agent": -1.5,
    "other_thing": -1.5,
    "of_another": -1.5,
    "usual": -1.5,
    "long_ago": -2.5,
    "mood_apart": -1.5,
    "namesake": -2.0,
    "strangers": -5.0,
}

Table = tuple[np.ndarray, np.ndarray, np.ndarray]


def table(folder: Path, matcher: Network, parser: Parser) -> Table:
    """Return the features of all pairs of statements of a story, what their odds lose at first, and whether both make one claim.

    Of pairs of which none makes a gold claim, those are left out of which it is not known: all but those between two articles of
    a story whose gold lists every claim that its articles share.
    """
    is_complete = json.loads((folder / "story.json").read_text(encoding="utf-8")).get("complete", False)
    articles = tuple(taking.article for taking in taken(sorted(p for p in folder.iterdir() if p.suffix != ".json")))
    readings = tuple(reading(article, parser) for article in articles)
    said = [one for pair in zip(articles, readings, strict=True) for one in attributions(*pair)]
    found = profiles_of(articles, readings, said)
    telling = tellings(found)
    judge = Judge(
        sides=[side(profile, telling) for profile in found],
        ties=ties(found),
        meanings=meanings_of(articles, readings, found, matcher),
    )
    claims = claims_of(folder, articles, [profile.statement for profile in found])
    rows, rare, same = [], [], []
    for left, right in combinations(range(len(found)), 2):
        one, other = claims[left], claims[right]
        apart = found[left].statement.article_id != found[right].statement.article_id
        if one is None or other is None or not (one or other or (is_complete and apart)):
            continue
        if not overlap(found[left].statement, found[right].statement):
            strangers = judge.ties.strangers(found[left].statement.article_id, found[right].statement.article_id)
            rows.append([value for _, value in judge.values(left, right)])
            rare.append(judge.rarity(left, right, strangers))
            same.append(bool(one & other))
    return np.array(rows), np.array(rare), np.array(same)


def learned(tables: list[Table]) -> np.ndarray:
    """Return the bias and the weight of each feature; every story counts the same."""
    values = np.concatenate([np.column_stack([np.ones(len(same)), rows]) for rows, _, same in tables])
    rarity = np.concatenate([rare for _, rare, _ in tables])
    truth = np.concatenate([np.where(same, 1.0, -1.0) for _, _, same in tables])
    share = np.concatenate([np.full(len(same), OF_A_STORY / len(same)) for _, _, same in tables])

    def wrong(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = truth * (values @ weights + rarity)
        loss = (share * np.logaddexp(0, -margin)).sum() + STIFFNESS / 2 * (weights[1:] ** 2).sum()
        slope = values.T @ (-truth * share / (1 + np.exp(np.clip(margin, -30, 30))))
        slope[1:] += STIFFNESS * weights[1:]
        return float(loss), slope

    ways = {"for": (0.0, None), "against": (None, 0.0)}
    bounds = [(None, None), *((SET[f.name],) * 2 if f.name in SET else ways[f.speaks] for f in FEATURES)]
    start = np.array([0.0, *(SET.get(feature.name, 0.0) for feature in FEATURES)])
    found: np.ndarray = minimize(wrong, start, jac=True, bounds=bounds, method="L-BFGS-B").x
    return found


def average_precision(same: np.ndarray, scores: np.ndarray) -> float:
    """Return the mean precision over the ranks of the true pairs."""
    hits = same[np.argsort(-scores, kind="stable")]
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].mean())


def lines(weights: np.ndarray) -> Iterator[str]:
    """Yield the file that holds the weights."""
    yield "# What each feature adds to the log-odds that two statements make one claim, as training/weights.py learned it."
    yield f"bias = {weights[0]:.2f}"
    yield ""
    yield "[weights]"
    for feature, weight in zip(FEATURES, weights[1:], strict=True):
        yield f"{feature.name} = {weight + 0.0:.2f}"


def main() -> None:
    """Learn, report and write."""
    matcher, parser = open_network(Path(sys.argv[1]).read_bytes(), sys.argv[1]), load_parser()
    stories = {path.parent for path in (ROOT / "stories").glob("*/story.json")}
    folders = sorted({folder for folder in stories if int(folder.name[:2]) % 2} | set(complete()))
    tables = {folder.name: table(folder, matcher, parser) for folder in folders}
    reached = []
    for name, (rows, rare, same) in tables.items():
        others = learned([one for other, one in tables.items() if other != name])
        reached.append(average_precision(same, rows @ others[1:] + rare))
        print(f"{name:24} {reached[-1]:.3f}")
    print(f"{'mean':24} {np.mean(reached):.3f}")
    OUT.write_text("\n".join(lines(learned(list(tables.values())))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
