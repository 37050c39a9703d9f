"""Pajek's ``.net``: vertices by number with labels in quotation marks, then lines or arcs with their weights."""

from __future__ import annotations

from typing import BinaryIO

from dragoman.export.networks.rows import each_edge, each_row, refuse_series, write_lines
from dragoman.export.networks.tables import NetworkTables


def write_pajek(tables: NetworkTables, file: BinaryIO) -> None:
    """Write a network; of two modes the first line tells how many vertices are of the first.

    Quotation marks in labels become apostrophes, and line breaks blanks. It holds labels and weights alone. Raises
    ``ConfigError`` for a series.
    """
    refuse_series(tables, "pajek")
    two_modes = f" {tables.n_first_mode}" if tables.is_two_mode else ""
    file.write(f"*Vertices {tables.nodes.num_rows}{two_modes}\n".encode())
    for number, node in enumerate(each_row(tables.nodes), start=1):
        file.write(f'{number} "{label_in_quotes(node["label"])}"\n'.encode())
    file.write(b"*Arcs\n" if tables.is_directed else b"*Edges\n")
    write_lines((f"{edge.left + 1} {edge.right + 1} {edge.weight}" for edge in each_edge(tables.edges)), file)


def label_in_quotes(label: str) -> str:
    """Return a label that can stand in double quotation marks on one line."""
    return " ".join(label.replace('"', "'").split())
