"""Reports as references."""

from __future__ import annotations

import io
import json

from dragoman.export.references import write_bibtex, write_csl
from records import findings_of, report_of

REPORT = report_of(
    "Talks.", title="Talks & {tea}: 5 % more", byline="Ada Lund and Bo Hansen", outlet="NLA", published="2024-03-05",
    url="https://example.org/a_b",
)  # fmt: skip
BARE = report_of("Nothing.")


def test_bibtex_has_an_entry_for_each_report():
    file = io.BytesIO()
    write_bibtex([(findings_of(REPORT), {}), (findings_of(BARE), {})], file)
    lines = file.getvalue().decode().splitlines()

    assert [
        f"@article{{{REPORT.id},",
        r"  title = {{Talks \& \{tea\}: 5 \% more}},",
        "  author = {{Ada Lund and Bo Hansen}},",
        "  journal = {{NLA}},",
        "  date = {2024-03-05},",
        "  year = {2024},",
        "  url = {https://example.org/a_b}",
        "}",
    ] == lines[:8]
    assert f"@article{{{BARE.id}," in lines


def test_csl_has_an_item_for_each_report():
    file = io.BytesIO()
    write_csl([(findings_of(REPORT), {}), (findings_of(BARE), {})], file)

    assert [
        {
            "id": REPORT.id,
            "type": "article-newspaper",
            "title": "Talks & {tea}: 5 % more",
            "author": [{"literal": "Ada Lund and Bo Hansen"}],
            "container-title": "NLA",
            "issued": {"date-parts": [[2024, 3, 5]]},
            "URL": "https://example.org/a_b",
        },
        {"id": BARE.id, "type": "article-newspaper"},
    ] == json.loads(file.getvalue())


def test_csl_of_nothing_is_an_empty_list():
    file = io.BytesIO()
    write_csl([], file)

    assert [] == json.loads(file.getvalue())
