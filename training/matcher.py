"""Train the matcher, which turns statements into meanings, from the claims in many wordings and the stories.

matcher.py OUT.onnx                         the matcher that is shipped, from everything
matcher.py OUT.onnx --without odd           one that has not seen the stories with odd numbers, to be measured on them

Seeded: the same files and versions give nearly the same weights. On two cores of a small machine about a quarter of an hour.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import nn
from torch.nn import functional
from transformers import BertModel

from headwater.network.wordpieces import Vocabulary
from headwater.read.parse import load_parser
from network import base
from wordings import ROOT, Wording, complete, invented_events, story

EPOCHS, RATE, WARMING, DROPPED = 3, 1.2e-4, 0.06, 0.05
SHARPNESS = 20.0  # likenesses are multiplied by it before they compete
EVENTS_AT_ONCE = 2
TIMES_A_STORY, TOLD, UNTOLD = (
    2,
    30,
    40,
)  # statements of one story at once: of those that make a gold claim, of the others

Batch = list[tuple[Wording, frozenset[tuple[int, str]]]]


class Matcher(nn.Module):
    """The encoder and the mean over what belongs to a statement, at length one."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(base(), add_pooling_layer=False, attn_implementation="sdpa")
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)  # so that rare words keep their meaning
        for module in self.modules():
            if isinstance(module, nn.Dropout):
                module.p = DROPPED

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, own: torch.Tensor) -> torch.Tensor:
        """Return a row of 384 for each text of `ids` (texts, pieces); `own` is 1 where a piece belongs to the statement."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        mean = (hidden * own[..., None]).sum(1) / own.sum(1, keepdim=True).clamp(min=1)
        return functional.normalize(mean, dim=-1)


def rows(matcher: Matcher, wordings: Sequence[Wording]) -> torch.Tensor:
    """Return the meanings of `wordings`."""
    size = max(len(one.ids) for one in wordings)
    ids, mask = torch.zeros(len(wordings), size, dtype=torch.long), torch.zeros(len(wordings), size, dtype=torch.long)
    own = torch.zeros(len(wordings), size)
    for row, one in enumerate(wordings):
        ids[row, : len(one.ids)] = torch.tensor(one.ids)
        mask[row, : len(one.ids)] = 1
        own[row, : len(one.own)] = torch.tensor(one.own, dtype=torch.float)
    return matcher(ids, mask, own)


def loss(matcher: Matcher, batch: Batch) -> torch.Tensor:
    """Return how far wordings of one claim are from being nearer to each other than to all others in the batch."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        found = rows(matcher, [wording for wording, _ in batch]).float()
    itself = torch.eye(len(batch), dtype=torch.bool)
    same = torch.tensor([[bool(one & other) for _, other in batch] for _, one in batch]) & ~itself
    alike = found @ found.T * SHARPNESS
    others = alike.masked_fill(same | itself, -1e4).logsumexp(-1, keepdim=True)
    wrong = torch.logaddexp(alike, others) - alike
    has = same.any(-1)
    mean: torch.Tensor = ((wrong * same).sum(-1)[has] / same.sum(-1)[has]).mean()
    return mean


def batches(events: list[list[Wording]], stories: list[list[Wording]], chance: random.Random) -> list[Batch]:
    """Return what is looked at in one epoch: two events at once, or some statements of one story."""
    chance.shuffle(events)
    together = [events[at : at + EVENTS_AT_ONCE] for at in range(0, len(events), EVENTS_AT_ONCE)]
    found = [_batch(groups) for groups in together]
    found += [_batch([_some(one, chance)]) for one in stories for _ in range(TIMES_A_STORY)]
    chance.shuffle(found)
    return found


def _batch(groups: Sequence[Sequence[Wording]]) -> Batch:
    return [
        (one, frozenset((number, claim) for claim in one.claims or ()))
        for number, group in enumerate(groups)
        for one in group
    ]


def _some(wordings: Sequence[Wording], chance: random.Random) -> list[Wording]:
    told = [one for one in wordings if one.claims]
    untold = [one for one in wordings if one.claims is not None and not one.claims]
    return chance.sample(told, min(TOLD, len(told))) + chance.sample(untold, min(UNTOLD, len(untold)))


def train(events: list[list[Wording]], stories: list[list[Wording]]) -> Matcher:
    """Return a matcher that has learned from `events` and `stories`."""
    torch.manual_seed(0)
    chance = random.Random(0)
    matcher = Matcher()
    optimiser = torch.optim.AdamW([p for p in matcher.parameters() if p.requires_grad], lr=RATE, weight_decay=0.01)
    total = EPOCHS * len(batches(events, stories, chance))
    plan = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / (WARMING * total)) * max(0.02, 1.0 - step / total)
    )
    started = time.monotonic()
    for step, batch in enumerate((b for _ in range(EPOCHS) for b in batches(events, stories, chance)), start=1):
        wrong = loss(matcher, batch)
        optimiser.zero_grad()
        wrong.backward()
        nn.utils.clip_grad_norm_(matcher.parameters(), 1.0)
        optimiser.step()
        plan.step()
        if step % 25 == 0:
            print(f"step {step} of {total}, loss {wrong.item():.3f}, {time.monotonic() - started:.0f} s", flush=True)
    return matcher.eval()


class _OneText(nn.Module):
    """The matcher on one text that fills its window."""

    def __init__(self, matcher: Matcher) -> None:
        super().__init__()
        self.matcher = matcher

    def forward(self, ids: torch.Tensor, own: torch.Tensor) -> torch.Tensor:
        return self.matcher(ids, torch.ones_like(ids), own)


def export(matcher: Matcher, words: Sequence[str], out: Path) -> None:
    """Write `matcher` to `out` with 8-bit weights, one scale a channel, and the vocabulary inside."""
    matcher.encoder.set_attn_implementation("eager")
    with tempfile.TemporaryDirectory() as folder:
        plain, ready, small = (Path(folder) / name for name in ("plain.onnx", "ready.onnx", "small.onnx"))
        torch.onnx.export(
            _OneText(matcher).eval(),
            (torch.ones(1, 24, dtype=torch.long), torch.ones(1, 24)),
            plain,
            input_names=["ids", "own"],
            output_names=["meaning"],
            dynamic_axes={name: {1: "pieces"} for name in ("ids", "own")},
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(plain, ready, skip_symbolic_shape=True)
        quantize_dynamic(
            ready, small, weight_type=QuantType.QInt8, per_channel=True, extra_options={"MatMulConstBOnly": True}
        )
        model = onnx.load(small)
    del model.metadata_props[:]
    model.metadata_props.add(key="vocabulary", value="\n".join(words))
    onnx.save(model, out)


def main() -> None:
    """Train and write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--without", choices=("odd", "even"), help="leave out the stories with these numbers")
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    words = (Path(base()) / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    vocabulary = Vocabulary({word: number for number, word in enumerate(words)})
    folders = sorted(path.parent for path in (ROOT / "stories").glob("*/story.json"))
    for_weights = set(complete())  # the weights learn from these, so the matcher does not
    kept = [f for f in folders if f not in for_weights and arguments.without != ("even", "odd")[int(f.name[:2]) % 2]]
    nlp = load_parser()
    stories = [story(folder, vocabulary, nlp) for folder in kept]
    matcher = train(invented_events(vocabulary), stories)
    export(matcher, words, arguments.out)


if __name__ == "__main__":
    main()
