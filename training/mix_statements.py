"""Mix a trained statement model with the one that the program ships, weight by weight.

    python training/mix_statements.py AVERAGE.pt SHIPPED --share 0.7 --out MIXED

Both must have begun from the same pretrained encoder with the same seed. The shipped one is read back from its int8
files: of ``AVERAGE.pt`` the same export is made, and each of its arrays tells which weights it holds (mean difference
under 5 %). The mixed weights are ``share`` of the new ones and the rest of the shipped ones; ``MIXED`` gets the four
files of ``export_statements.py``. Reports that either was trained on are no held-out reports of the mixture.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from export_statements import export
from numpy.typing import NDArray
from onnx import numpy_helper
from train_statements import encoder_folder

Array = NDArray[np.float32]
# Arrays smaller than this are constants of the graph, not weights.
SMALLEST = 300
MOST_DIFFERENT = 0.05
_TABLES = ("below.", "above.", "of_pair.")


def arrays_of(path: Path) -> dict[str, Array]:
    """Return the arrays of an encoder in ONNX, those in int8 as numbers again."""
    held = {each.name: numpy_helper.to_array(each) for each in onnx.load(str(path)).graph.initializer}
    whole = {name: array for name, array in held.items() if array.dtype == np.float32 and array.size >= SMALLEST}
    for name, array in held.items():
        if name.endswith("_quantized"):
            stem = name.removesuffix("_quantized")
            zero = np.asarray(held[f"{stem}_zero_point"], dtype=np.float32)
            whole[stem] = (array.astype(np.float32) - zero) * held[f"{stem}_scale"]
    return whole


def weight_of(array: Array, weights: dict[str, Array]) -> tuple[str, bool] | None:
    """Return which weight an array holds and whether it is turned, None where it holds none."""
    found: list[tuple[float, str, bool]] = []
    for name, weight in weights.items():
        for turned in (False, True):
            other = weight.T if turned else weight
            if other.shape == array.shape:
                found.append((float(np.abs(other - array).mean() / (np.abs(other).mean() + 1e-9)), name, turned))
    best = min(found, default=None)
    return None if best is None or best[0] > MOST_DIFFERENT else best[1:]


def shipped_weights(new: dict[str, torch.Tensor], exported: Path, shipped: Path) -> dict[str, torch.Tensor]:
    """Return the weights of the shipped model under the names of the new one."""
    encoder = {name: value.numpy() for name, value in new.items() if name.startswith("encoder.")}
    old = {name: value.clone() for name, value in new.items()}
    arrays = arrays_of(shipped / "encoder.onnx")
    for name, array in arrays_of(exported / "encoder.onnx").items():
        weight = weight_of(array, encoder)
        if weight is not None:
            told = arrays[name].T if weight[1] else arrays[name]
            old[weight[0]] = torch.from_numpy(np.ascontiguousarray(told))
    heads = np.load(shipped / "heads.npz")
    for name in new:
        key = name.removesuffix(".weight") if name.startswith(_TABLES) else name
        if key in heads:
            old[name] = torch.from_numpy(heads[key].astype(np.float32))
    return old


def main() -> None:
    """Mix and export."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("weights", type=Path)
    options.add_argument("shipped", type=Path)
    options.add_argument("--share", type=float, default=0.7)
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    new = torch.load(chosen.weights, weights_only=True)
    with tempfile.TemporaryDirectory() as folder:
        export(chosen.weights, encoder_folder(), Path(folder))
        old = shipped_weights(new, Path(folder), chosen.shipped)
        mixed = {
            name: chosen.share * value + (1 - chosen.share) * old[name] if value.is_floating_point() else value
            for name, value in new.items()
        }
        torch.save(mixed, Path(folder) / "mixed.pt")
        export(Path(folder) / "mixed.pt", encoder_folder(), chosen.out)


if __name__ == "__main__":
    main()
