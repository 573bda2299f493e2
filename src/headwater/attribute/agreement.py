"""How far the tagger agrees with a find, in numbers and as plain words that the table of weights knows."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.attribute.finds import Find
from headwater.attribute.tagger import Answer, Tagging
from headwater.model.text import Span

TAGGER = "tagger"
_STEPS = (0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.98)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What the tagger says of one find: that one begins at its cue, and the expected overlap of its source and content, 0 to 1.

    `traits` say the same in steps, and how the find stands among those with the same cue.
    """

    traits: tuple[str, ...]
    begins: float
    source: float
    content: float


def pieces_of(tagging: Tagging, span: Span) -> tuple[int, int]:
    """Return the first piece of `span` and the one behind its last."""
    pieces = tagging.pieces
    return bisect_right(pieces.ends, span.start), bisect_left(pieces.starts, span.end)


def cue_piece(tagging: Tagging, find: Find) -> int | None:
    """Return the piece at which the tagger is asked about `find`: the likeliest beginning in its cue, or in its source."""
    anchor = find.cues or find.sources
    if not anchor:
        return None
    first, stop = pieces_of(tagging, anchor[0])
    stop = min(stop, len(tagging.begins))
    return max(range(first, stop), key=lambda piece: (tagging.begins[piece], -piece)) if first < stop else None


def agreements(tagging: Tagging, answers: Mapping[int, Answer], finds: Sequence[Find]) -> list[Agreement | None]:
    """Return for each find what the tagger says of it, None where it has neither cue nor source to ask about."""
    places = [cue_piece(tagging, find) for find in finds]
    met = [
        0.0 if piece is None else _meeting(tagging, answers[piece], "content", find.contents)
        for find, piece in zip(finds, places, strict=True)
    ]
    best: dict[int | None, float] = {}
    drawn: dict[tuple[int | None, tuple[Span, ...]], set[bool]] = {}
    for find, piece, content in zip(finds, places, met, strict=True):
        best[piece] = max(best.get(piece, 0.0), content)
        drawn.setdefault((piece, find.contents), set()).add(find.rule == TAGGER)
    return [
        None
        if piece is None
        else _agreement(
            tagging, answers[piece], find, (content, best[piece] - content, len(drawn[piece, find.contents]) > 1)
        )
        for find, piece, content in zip(finds, places, met, strict=True)
    ]


def _agreement(tagging: Tagging, answer: Answer, find: Find, among: tuple[float, float, bool]) -> Agreement:
    """Return how far the tagger agrees; `among`: with the content, how far behind the best, if both draw it."""
    met, behind, both = among
    source = _meeting(tagging, answer, "source", find.sources)
    begin, content, gap = _step(tagging.begins[answer.piece]), _step(met), _step(behind)
    first, stop = pieces_of(tagging, find.contents[0])[0], pieces_of(tagging, find.contents[-1])[1]
    starts, ends = _step(answer.chance("begin", first)), _step(answer.chance("end", _last(tagging, find, stop)))
    variant = find.variant.split(" ")[0]
    traits = (
        f"tagger begins {begin}",
        f"tagger begins {begin} {find.rule}",
        f"tagger content {content}",
        f"tagger content {content} {find.rule}",
        f"tagger content {content} {variant}",
        f"tagger begins and content {begin} {content}",
        f"tagger source {_step(source)} {bool(find.sources)}",
        f"tagger cue {_step(_meeting(tagging, answer, 'cue', find.cues))}",
        f"tagger starts {starts}",
        f"tagger ends {ends}",
        f"tagger ends {ends} {variant}",
        f"tagger starts and ends {starts} {ends}",
        f"gap {gap}",
        f"gap {gap} {find.rule}",
        f"both {both}",
        f"both {both} {find.rule} {content}",
    )
    return Agreement(traits=traits, begins=tagging.begins[answer.piece], source=source, content=met)


def _last(tagging: Tagging, find: Find, stop: int) -> int:
    return max(stop - 1, pieces_of(tagging, find.contents[-1])[0])


def _meeting(tagging: Tagging, answer: Answer, role: str, spans: tuple[Span, ...]) -> float:
    """Return the expected overlap of `spans` with what the tagger holds for `role`, 0 to 1."""
    ranges = [pieces_of(tagging, span) for span in spans]
    held = sum(answer.mass(role, first, stop) for first, stop in ranges)
    low, high = answer.first, answer.first + len(answer.roles[role])
    size = sum(max(0, min(stop, high) - max(first, low)) for first, stop in ranges)
    whole = answer.sums[role][-1] + size - held
    return held / whole if whole > 0 else 0.0


def _step(chance: float) -> str:
    return str(next((step for step in _STEPS if chance <= step), 1))
