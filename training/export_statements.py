"""Make of a trained statement model what the program loads: an int8 encoder in ONNX, its heads and words in NumPy.

    python training/export_statements.py AVERAGE.pt --encoder FOLDER --out src/dragoman/parse/data/statements [--fp32]

Writes ``encoder.onnx``, ``heads.npz``, ``vocab.txt`` and ``model.json``. Words' vectors are kept as int8 with a scale
each; of the encoder all matrix products, by output channel. ``--fp32`` keeps the encoder as it is, to compare.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import dragoman  # noqa: F401  (before onnxruntime: turns its telemetry off)

# isort: split
import numpy as np
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from statement_data import MAX_PIECES
from statement_model import StatementModel, load_encoder

VERSION = "statements-2"


class _Encoder(torch.nn.Module):
    """The encoder as it is called at work: vectors of pieces in, their states out, no padding."""

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, inputs_embeds: torch.Tensor) -> torch.Tensor:
        states: torch.Tensor = self.encoder(inputs_embeds=inputs_embeds).last_hidden_state
        return states


def export(weights: Path, encoder_folder: Path, out: Path, *, fp32: bool = False) -> None:
    """Write the four files."""
    out.mkdir(parents=True, exist_ok=True)
    model = StatementModel(load_encoder(encoder_folder, eager=True))
    model.load_state_dict(torch.load(weights, weights_only=True))
    model.eval()
    _write_heads(model, out / "heads.npz")
    write_encoder(model.encoder, out / "encoder.onnx", fp32=fp32)
    shutil.copyfile(encoder_folder / "vocab.txt", out / "vocab.txt")
    whole = hashlib.sha256()
    for name in ("encoder.onnx", "heads.npz", "vocab.txt"):
        whole.update((out / name).read_bytes())
    identity = f"{VERSION}+{'fp32' if fp32 else 'int8'}+{whole.hexdigest()[:12]}"
    (out / "model.json").write_text(json.dumps({"identity": identity, "max_pieces": MAX_PIECES}, indent=1) + "\n")


def _write_heads(model: StatementModel, path: Path) -> None:
    words = model.encoder.embeddings.word_embeddings.weight.detach().numpy()
    whole, scales = in_bytes(words)
    heads: dict[str, NDArray[Any]] = {"words": whole, "word_scales": scales}
    for name, value in model.state_dict().items():
        if name.startswith(("encoder.", "tag.")):
            continue
        for tables in ("below", "above", "of_pair"):
            if name.startswith(f"{tables}."):
                name = name.removesuffix(".weight")  # noqa: PLW2901
        heads[name] = value.numpy().astype(np.float32)
    np.savez(path, **heads)  # type: ignore[arg-type]


def in_bytes(rows: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return rows as int8 and the scale of each."""
    scales = np.maximum(np.abs(rows).max(axis=1), 1e-8) / 127.0
    return np.round(rows / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def write_encoder(encoder: Any, path: Path, *, fp32: bool) -> None:
    """Write an encoder that takes the vectors of pieces, as int8 unless ``fp32``."""
    encoder.embeddings.word_embeddings = torch.nn.Embedding(1, encoder.config.hidden_size)  # vectors are given
    with tempfile.TemporaryDirectory() as folder:
        plain, fused = Path(folder) / "plain.onnx", Path(folder) / "fused.onnx"
        torch.onnx.export(
            _Encoder(encoder),
            (torch.randn(1, 64, encoder.config.hidden_size),),
            str(plain),
            input_names=["inputs_embeds"],
            output_names=["states"],
            dynamic_axes={"inputs_embeds": {1: "pieces"}, "states": {1: "pieces"}},
            opset_version=17,
            dynamo=False,
        )
        heads = encoder.config.num_attention_heads
        fusions = FusionOptions("bert")
        fusions.enable_skip_layer_norm = False  # the joined operator takes a tenth longer on one core
        made = optimizer.optimize_model(
            str(plain),
            model_type="bert",
            num_heads=heads,
            hidden_size=encoder.config.hidden_size,
            opt_level=1,
            optimization_options=fusions,
        )
        made.save_model_to_file(str(fused))
        if fp32:
            shutil.copyfile(fused, path)
            return
        quantize_dynamic(
            fused,
            path,
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=True,  # 7 bits: processors without VNNI add up pairs in 16 bits, which 8 would overflow
            weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": 1},
        )


def main() -> None:
    """Export one model."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("weights", type=Path)
    options.add_argument("--encoder", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--fp32", action="store_true")
    chosen = options.parse_args()
    export(chosen.weights, chosen.encoder, chosen.out, fp32=chosen.fp32)


if __name__ == "__main__":
    main()
