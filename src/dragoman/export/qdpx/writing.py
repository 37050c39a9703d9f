"""A record as a project of REFI-QDA 1.0: a zip of ``project.qde`` (XML) and the texts of its sources."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from dragoman.export.losses import Losses
from dragoman.export.markup import xml_quoted, xml_text
from dragoman.export.qdpx.codes import CodeTree, guid_of
from dragoman.export.qdpx.selections import MACHINE, PEOPLE, Selection, selections_of
from dragoman.model import Actor, Findings, Report, Standing

# A moment in every entry, so that the same record gives the same bytes.
_MADE = (2000, 1, 1, 0, 0, 0)
_VARIABLES = (("outlet", "Text"), ("published", "Date"), ("url", "Text"))


def write_qdpx(
    reports: Iterable[tuple[Findings, Mapping[str, Actor]]],
    file: BinaryIO,
    standings: Mapping[str, Standing] | None = None,
) -> Losses:
    """Write sources, code book, coded selections in code points, users, and a set for each story of several reports."""
    losses, tree, stories = Losses(), CodeTree(), dict[str, list[str]]()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, tempfile.TemporaryFile() as sources:
        for findings, actors in reports:
            report = findings.report
            guid = guid_of("source", report.id)
            archive.writestr(_entry(f"Sources/{guid}.txt"), report.text.encode("utf-8", "replace"))
            selections = selections_of(findings, actors, losses)
            sources.write("".join(_source(report, guid, selections, tree)).encode())
            story = (standings or {}).get(report.id)
            if story is not None and story.story_id:
                stories.setdefault(story.story_id, []).append(guid)
        sources.seek(0)
        with archive.open(_entry("project.qde"), "w", force_zip64=True) as project:
            project.write("".join(_head(tree)).encode())
            shutil.copyfileobj(sources, project, 1024 * 1024)
            project.write("".join(_tail(stories)).encode())
    return losses


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _MADE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _head(tree: CodeTree) -> Iterator[str]:
    machine = guid_of("user", MACHINE)
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield f'<Project xmlns="urn:QDA-XML:project:1.0" name="Dragoman" origin="Dragoman" creatingUserGUID="{machine}">\n'
    yield "<Users>\n"
    yield from (f'<User guid="{guid_of("user", name)}" name="{name}"/>\n' for name in (MACHINE, PEOPLE))
    yield "</Users>\n<CodeBook><Codes>\n"
    yield from (f"{line}\n" for line in tree.lines())
    yield "</Codes></CodeBook>\n<Variables>\n"
    for name, kind in _VARIABLES:
        yield f'<Variable guid="{guid_of("variable", name)}" name="{name}" typeOfVariable="{kind}"/>\n'
    yield "</Variables>\n<Sources>\n"


def _tail(stories: Mapping[str, list[str]]) -> Iterator[str]:
    yield "</Sources>\n"
    several = {story: members for story, members in stories.items() if len(members) > 1}
    if several:
        yield "<Sets>\n"
        for story, members in several.items():
            yield f'<Set guid="{guid_of("set", story)}" name="story {story}">'
            yield from (f'<MemberSource targetGUID="{guid}"/>' for guid in members)
            yield "</Set>\n"
        yield "</Sets>\n"
    yield "</Project>\n"


def _source(report: Report, guid: str, selections: Iterable[Selection], tree: CodeTree) -> Iterator[str]:
    name = report.title or report.source
    yield f'<TextSource guid="{guid}" name={xml_quoted(name)} plainTextPath="internal://{guid}.txt"'
    yield f' creatingUser="{guid_of("user", MACHINE)}">\n<Description>{xml_text(report.id)}</Description>\n'
    for selection in selections:
        user = guid_of("user", selection.user)
        own = guid_of("selection", selection.identity)
        yield f'<PlainTextSelection guid="{own}" name={xml_quoted(" ".join(selection.codes[0][-1:]))} '
        yield f'startPosition="{selection.span.start}" endPosition="{selection.span.end}" creatingUser="{user}">'
        if selection.description:
            yield f"<Description>{xml_text(selection.description)}</Description>"
        for path in selection.codes:
            coding = guid_of("coding", selection.identity, *path)
            yield f'<Coding guid="{coding}" creatingUser="{user}"><CodeRef targetGUID="{tree.code(*path)}"/></Coding>'
        yield "</PlainTextSelection>\n"
    values = {"outlet": report.outlet, "published": report.published, "url": report.url}
    for name, kind in _VARIABLES:
        value = values[name]
        if value is not None:
            yield f'<VariableValue><VariableRef targetGUID="{guid_of("variable", name)}"/>'
            yield f"<{kind}Value>{xml_text(str(value))}</{kind}Value></VariableValue>\n"
    yield "</TextSource>\n"
