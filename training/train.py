"""Train the tagger from the corpus.

train.py OUT.onnx                 the tagger that is shipped, from the four fifths
train.py OUT.onnx --apprentice    one that has read less, for the scorer to learn from (weigh.py)

Seeded, on one thread: the same corpus and versions give the same weights. On one core of a small machine the first takes about 40
minutes, the second about 15.
"""

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

import examples as corpus
from examples import Example
from headwater.attribute.tagger import ROLES
from headwater.network.wordpieces import Vocabulary
from network import Network, base
from outcome import export

EPOCHS, RATE, WARMING, PIECES = 6, 2e-4, 0.06, 1024
HEADS_FASTER = 5  # the heads start from nothing
WEIGHTS = torch.tensor([1.0, 1.0, 0.5, 2.0, 2.0])  # of the roles, in the order of ROLES


def batches(shown: list[Example], chance: random.Random) -> list[list[Example]]:
    """Return examples of like length together, each batch of at most PIECES pieces."""
    chance.shuffle(shown)
    shown.sort(key=lambda example: len(example.ids) + chance.random() * 30)
    found: list[list[Example]] = [[]]
    for example in shown:
        if found[-1] and len(example.ids) * (len(found[-1]) + 1) > PIECES:
            found.append([])
        found[-1].append(example)
    chance.shuffle(found)
    return found


def loss(network: Network, batch: list[Example]) -> torch.Tensor:
    """Return how wrong the network is on a batch."""
    size = max(len(example.ids) for example in batch)
    ids, mask = torch.zeros(len(batch), size, dtype=torch.long), torch.zeros(len(batch), size, dtype=torch.long)
    for row, example in enumerate(batch):
        ids[row, : len(example.ids)] = torch.tensor(example.ids)
        mask[row, : len(example.ids)] = 1
    with torch.autocast("cpu", dtype=torch.bfloat16):
        said = network(ids, mask)
    single, *paired = (part.float() for part in said)
    kept = torch.cat([single[row, : len(example.ids)] for row, example in enumerate(batch)])
    begins = torch.cat([torch.from_numpy(example.begins) for example in batch])
    anywhere = torch.cat([torch.from_numpy(example.anywhere) for example in batch])
    acts = torch.cat([torch.from_numpy(example.acts) for example in batch])
    total = 5 * functional.binary_cross_entropy_with_logits(kept[:, 0], begins)
    total = total + functional.binary_cross_entropy_with_logits(kept[:, 1:4], anywhere)
    if (acts >= 0).any():
        total = total + 0.2 * functional.cross_entropy(kept[:, 4:], acts, ignore_index=corpus.NONE)
    pairs = [_pairs(network, tuple(part[row] for part in paired), example) for row, example in enumerate(batch)]
    count = sum(len(example.asked) for example in batch)
    return total + torch.stack(pairs).sum() / max(count, 1) / 20


def _pairs(network: Network, said: tuple[torch.Tensor, ...], example: Example) -> torch.Tensor:
    """Return how wrong the network is about what belongs to the attributions of one window, asked at both ends of each cue."""
    asked = [(piece, one) for one in example.asked for piece in sorted({one.cue[0], one.cue[-1]})]
    if not asked:
        return torch.tensor(0.0)
    cues = torch.tensor([piece for piece, _ in asked])
    share = torch.tensor([1.0 / len({one.cue[0], one.cue[-1]}) for _, one in asked])
    truth = torch.stack([torch.from_numpy(one.roles) for _, one in asked]).float().transpose(0, 1)
    scores = network.scores(tuple(part[: len(example.ids)] for part in said), cues)
    wrong = functional.binary_cross_entropy_with_logits(scores, truth, reduction="none").sum(-1)
    return (wrong * share * WEIGHTS[:, None]).sum()


def train(articles: list[corpus.Article], vocabulary: Vocabulary) -> Network:
    """Return a network that has learned from `articles`."""
    torch.manual_seed(0)
    chance = random.Random(0)
    network = Network()
    heads = [weight for name, weight in network.named_parameters() if not name.startswith("encoder")]
    encoder = [weight for weight in network.encoder.parameters() if weight.requires_grad]
    groups = [{"params": encoder, "lr": RATE}, {"params": heads, "lr": RATE * HEADS_FASTER}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    total = EPOCHS * len(batches(list(corpus.examples(articles, vocabulary, chance)), chance))
    plan = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / (WARMING * total)) * max(0.02, 1.0 - step / total)
    )
    started = time.monotonic()
    for step, batch in enumerate(_all(articles, vocabulary, chance), start=1):
        wrong = loss(network, batch)
        optimiser.zero_grad()
        wrong.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        plan.step()
        if step % 50 == 0:
            print(f"step {step} of {total}, loss {wrong.item():.3f}, {time.monotonic() - started:.0f} s", flush=True)
    return network.eval()


def _all(articles: list[corpus.Article], vocabulary: Vocabulary, chance: random.Random) -> Iterator[list[Example]]:
    for _ in range(EPOCHS):
        yield from batches(list(corpus.examples(articles, vocabulary, chance)), chance)


def main() -> None:
    """Train and write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--apprentice", action="store_true", help="read less, for the scorer to learn from")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    words = (Path(base()) / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    articles = corpus.load(corpus.paths(apprentice=arguments.apprentice))
    print(f"{len(articles)} articles, {sum(len(text.split()) for text, _ in articles)} words, roles {', '.join(ROLES)}")
    network = train(articles, Vocabulary({word: number for number, word in enumerate(words)}))
    export(network, words, arguments.out)


if __name__ == "__main__":
    main()
