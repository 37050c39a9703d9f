"""The statement model: an encoder that finds cues, and for each cue says what every token around it is to it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import nn
from transformers import AutoConfig, AutoModel

from dragoman.extract.statements.statement_features import PAIR_FEATURE_SIZES, TOKEN_FEATURE_SIZES

# The last layer of the pretrained encoder is shaped by what it was trained for most, and costs a sixth of the time.
N_LAYERS = 5
N_ROLES = 4  # nothing, source, cue, content
N_TAGS = 6  # in and at the begin of a source, cue, content of any statement
PAIR_WIDTH = 192
TOP_WIDTH = 64
# Words hidden in training, so that what stands around a name counts for more than the name.
HIDDEN_SHARE = 0.08
MASK, LAST_SPECIAL = 103, 103


def load_encoder(folder: Path, n_layers: int = N_LAYERS, *, eager: bool = False) -> Any:
    """Return the pretrained encoder without its last layers, its words' vectors fixed.

    ``eager`` writes attention out step by step, which is what ONNX Runtime can fuse.
    """
    config = AutoConfig.from_pretrained(folder, attention_probs_dropout_prob=0.0)
    if eager:
        config._attn_implementation = "eager"
    encoder = AutoModel.from_pretrained(folder, config=config, add_pooling_layer=False)
    encoder.encoder.layer = encoder.encoder.layer[:n_layers]
    encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    return encoder


class StatementModel(nn.Module):
    """Token states from the encoder, joined with features of the parse; a score for being a cue's anchor; and for
    each pair of anchor and token the scores of the four roles.
    """

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.below = nn.ModuleList(nn.Embedding(size, width) for size in TOKEN_FEATURE_SIZES)
        self.above = nn.ModuleList(nn.Embedding(size, TOP_WIDTH) for size in TOKEN_FEATURE_SIZES)
        joined = width + TOP_WIDTH
        self.drop = nn.Dropout(0.15)
        self.anchor = nn.Sequential(nn.Linear(joined, PAIR_WIDTH), nn.ReLU(), nn.Dropout(0.1), nn.Linear(PAIR_WIDTH, 1))
        self.of_anchor = nn.Linear(joined, PAIR_WIDTH)
        self.of_token = nn.Linear(joined, PAIR_WIDTH)
        self.of_pair = nn.ModuleList(nn.Embedding(size, PAIR_WIDTH) for size in PAIR_FEATURE_SIZES)
        self.around = nn.Conv1d(PAIR_WIDTH, PAIR_WIDTH, 5, padding=2, groups=PAIR_WIDTH)
        self.hidden = nn.Linear(PAIR_WIDTH, PAIR_WIDTH)
        self.tag = nn.Linear(joined, N_TAGS)
        self.role = nn.Linear(PAIR_WIDTH, N_ROLES)
        for table in (*self.below, *self.of_pair):
            nn.init.normal_(table.weight, std=0.02)

    def tokens(
        self, pieces: torch.Tensor, mask: torch.Tensor, first: torch.Tensor, features: torch.Tensor, owner: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        """Return anchor scores (batch, tokens), and what each token brings to a pair as anchor and as token.

        ``pieces``, ``mask`` (batch, pieces); ``first`` (batch, tokens) place of the first piece; ``features``
        (batch, tokens, 8); ``owner`` (batch, pieces) the token a piece belongs to, by which it gets its features.
        """
        low = sum(table(features[..., n]) for n, table in enumerate(self.below))
        low = torch.gather(low, 1, owner.unsqueeze(-1).expand(-1, -1, low.shape[-1])) * mask.unsqueeze(-1)
        if self.training:
            hides = (torch.rand(pieces.shape) < HIDDEN_SHARE) & (pieces > LAST_SPECIAL)
            pieces = torch.where(hides, MASK, pieces)
        words = self.encoder.embeddings.word_embeddings(pieces)
        states = self.encoder(inputs_embeds=words + low, attention_mask=mask).last_hidden_state
        top = torch.gather(states, 1, first.unsqueeze(-1).expand(-1, -1, states.shape[-1]))
        joined = torch.cat([top, sum(table(features[..., n]) for n, table in enumerate(self.above))], dim=-1)
        joined = self.drop(joined)
        return self.anchor(joined).squeeze(-1), self.of_anchor(joined), self.of_token(joined), self.tag(joined)

    def pairs(self, of_anchor: torch.Tensor, of_token: torch.Tensor, features: torch.Tensor) -> torch.Tensor:
        """Return role scores (anchors, tokens, 4) from ``of_anchor`` (anchors, width), ``of_token`` (anchors, tokens,
        width) and ``features`` (anchors, tokens, 5).
        """
        total = of_anchor.unsqueeze(1) + of_token + sum(table(features[..., n]) for n, table in enumerate(self.of_pair))
        middle = torch.relu(total)
        near = self.around(middle.transpose(1, 2)).transpose(1, 2)
        middle = torch.relu(self.hidden(middle + near)) + middle
        return self.role(middle)
