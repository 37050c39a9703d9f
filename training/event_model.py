"""The event model: an encoder of sentences that says of each word which event it tells and whether it happened, of each
pair of such a word and another whether the other is actor or recipient, and of a sentence with two parties marked what
the one did to the other.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import nn

from dragoman.extract.events.event_features import PAIR_SIZES, TOKEN_SIZES
from dragoman.extract.events.labels import LABELS, N_ROLES, STATUSES

N_LAYERS = 6
TOP_WIDTH = 48
PAIR_WIDTH = 160
MARKS = 3  # neither party, source, target


class EventModel(nn.Module):
    """Token states from the encoder joined with features of the parse and the lexicon, and four heads on them."""

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.below = nn.ModuleList(nn.Embedding(size, width) for size in TOKEN_SIZES)
        self.above = nn.ModuleList(nn.Embedding(size, TOP_WIDTH) for size in TOKEN_SIZES)
        self.marks = nn.Embedding(MARKS, width)
        joined = width + TOP_WIDTH
        self.drop = nn.Dropout(0.2)
        self.label = nn.Sequential(
            nn.Linear(joined, PAIR_WIDTH), nn.ReLU(), nn.Dropout(0.2), nn.Linear(PAIR_WIDTH, len(LABELS))
        )
        self.status = nn.Sequential(nn.Linear(joined, 64), nn.ReLU(), nn.Linear(64, len(STATUSES)))
        self.of_anchor = nn.Linear(joined, PAIR_WIDTH)
        self.of_token = nn.Linear(joined, PAIR_WIDTH)
        self.of_pair = nn.ModuleList(nn.Embedding(size, PAIR_WIDTH) for size in PAIR_SIZES)
        self.hidden = nn.Linear(PAIR_WIDTH, PAIR_WIDTH)
        self.role = nn.Linear(PAIR_WIDTH, N_ROLES)
        self.ask = nn.Linear(joined, joined)
        self.given = nn.Sequential(nn.Linear(4 * joined, 256), nn.ReLU(), nn.Dropout(0.3), nn.Linear(256, len(LABELS)))
        for table in (*self.below, *self.of_pair, self.marks):
            nn.init.normal_(table.weight, std=0.02)

    def tokens(  # noqa: PLR0917
        self,
        pieces: torch.Tensor,
        mask: torch.Tensor,
        first: torch.Tensor,
        features: torch.Tensor,
        owner: torch.Tensor,
        marks: torch.Tensor,
    ) -> torch.Tensor:
        """Return the states (batch, tokens, width) of tokens.

        ``pieces``, ``mask`` (batch, pieces); ``first`` (batch, tokens) place of the first piece; ``features`` (batch,
        tokens, n features); ``owner`` (batch, pieces) the token of a piece; ``marks`` (batch, tokens) 0, or 1 and 2 in
        the source and the target.
        """
        low = sum(table(features[..., n]) for n, table in enumerate(self.below)) + self.marks(marks)
        low = torch.gather(low, 1, owner.unsqueeze(-1).expand(-1, -1, low.shape[-1])) * mask.unsqueeze(-1)
        words = self.encoder.embeddings.word_embeddings(pieces)
        states = self.encoder(inputs_embeds=words + low, attention_mask=mask).last_hidden_state
        top = torch.gather(states, 1, first.unsqueeze(-1).expand(-1, -1, states.shape[-1]))
        joined = torch.cat([top, sum(table(features[..., n]) for n, table in enumerate(self.above))], dim=-1)
        return self.drop(joined)

    def pairs(self, anchors: torch.Tensor, tokens: torch.Tensor, features: torch.Tensor) -> torch.Tensor:
        """Return role scores (n, tokens, roles) from states of anchors (n, width) and of tokens (n, tokens, width)."""
        total = self.of_anchor(anchors).unsqueeze(1) + self.of_token(tokens)
        total = torch.relu(total + sum(table(features[..., n]) for n, table in enumerate(self.of_pair)))
        return self.role(torch.relu(self.hidden(total)) + total)

    def between(self, states: torch.Tensor, valid: torch.Tensor, marks: torch.Tensor) -> torch.Tensor:
        """Return label scores (batch, labels) of what the source does to the target."""
        parts = [_mean(states, (marks == n).float()) for n in (1, 2)]
        asked = self.ask(parts[0] + parts[1]).unsqueeze(1)
        scores = (asked * states).sum(-1) / states.shape[-1] ** 0.5
        shares = torch.softmax(scores.masked_fill(valid == 0, -1e4), dim=-1)
        found = (shares.unsqueeze(-1) * states).sum(1)
        return self.given(torch.cat([*parts, found, _mean(states, valid)], dim=-1))


def _mean(states: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    return (states * weights.unsqueeze(-1)).sum(1) / weights.sum(1, keepdim=True).clamp(min=1.0)
