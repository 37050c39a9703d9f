"""Make of a trained event model what the program loads: an int8 encoder in ONNX, its heads in NumPy.

    python training/export_events.py WEIGHTS.pt --encoder FOLDER --out src/dragoman/parse/data/events [--fp32]

Writes ``encoder.onnx``, ``heads.npz`` and ``model.json``. The words' vectors are those of the statement model.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import torch
from event_data import MAX_PIECES
from event_model import N_LAYERS, EventModel
from export_statements import write_encoder
from statement_model import load_encoder

VERSION = "events-2"


def export(weights: Path, encoder_folder: Path, out: Path, n_layers: int = N_LAYERS, *, fp32: bool = False) -> None:
    """Write the three files."""
    out.mkdir(parents=True, exist_ok=True)
    model = EventModel(load_encoder(encoder_folder, n_layers, eager=True))
    model.load_state_dict(torch.load(weights, weights_only=True))
    model.eval()
    heads = {}
    for name, value in model.state_dict().items():
        if not name.startswith(("encoder.", "status.")):
            is_table = name.startswith(("below.", "above.", "of_pair.", "marks."))
            heads[name.removesuffix(".weight") if is_table else name] = value.numpy().astype(np.float16)
    np.savez(out / "heads.npz", **heads)
    write_encoder(model.encoder, out / "encoder.onnx", fp32=fp32)
    whole = hashlib.sha256()
    for name in ("encoder.onnx", "heads.npz"):
        whole.update((out / name).read_bytes())
    identity = f"{VERSION}+{'fp32' if fp32 else 'int8'}+{whole.hexdigest()[:12]}"
    (out / "model.json").write_text(json.dumps({"identity": identity, "max_pieces": MAX_PIECES}, indent=1) + "\n")


def main() -> None:
    """Export one model."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("weights", type=Path)
    options.add_argument("--encoder", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--layers", type=int, default=N_LAYERS)
    options.add_argument("--fp32", action="store_true")
    chosen = options.parse_args()
    export(chosen.weights, chosen.encoder, chosen.out, chosen.layers, fp32=chosen.fp32)


if __name__ == "__main__":
    main()
