"""Lines that are not prose: invitations, links elsewhere, comment forms, captions, credits, agency tails.

A line is judged by its own form and by where it stands. In doubt it is prose.
"""

from __future__ import annotations

import re

from dragoman.model import Span, Zone, ZoneKind
from dragoman.read.datelines import is_agency
from dragoman.read.layout import MAX_BYLINE_CHARS, Layout, Line, is_headline, same_title
from dragoman.read.top import byline_name, is_byline_form, is_clock

# How many lines at the end may be credits and signatures.
_N_END_LINES = 6

# Bylines also stand below a subtitle or a dateline.
_N_TOP_LINES = 8

# Longer lines are prose, whatever they begin with. An editor's note is the longest kind of boilerplate.
_MAX_BOILERPLATE_CHARS = 1600
_MAX_CAPTION_CHARS = 500
_MAX_CREDIT_CHARS = 300
_MAX_SHORT_CHARS = 160
_CAPTION_END_CHARS = 140

# How far from its end a last paragraph is searched for a tail, and of each line how much decides.
_INLINE_CHARS = 320
_DECIDING_CHARS = 400


def _any_of(*patterns: str) -> str:
    return "(?:" + "|".join(patterns) + ")"


_NETWORK = (
    r"(?:Twitter|Facebook|Instagram|Telegram|WhatsApp|YouTube|LinkedIn|X|social media|Google News|Threads|Bluesky)\b"
)
_BUTTON = (
    r"(?:Share|Tweet|Print|E-?mail|Facebook|Twitter|X|Telegram|WhatsApp|LinkedIn|Pinterest|Reddit|Copy link|Link copied"
    r"|Save|Comments?)"
)
_STORIES = (
    r"(?:news|stories|story|articles?|reading|topics?|content|coverage|posts?|links?|videos?|items?|headlines?"
    r"|reports?)"
)
_INVITATIONS = _any_of(
    rf"[\"“']?(?:Follow|Like|Join|Find|Connect with|Contact) (?:us\b|@\w|.{{1,60}}?\b(?:on|at|via) {_NETWORK})",
    r"(?:Please )?(?:share|tweet|e-?mail|print) (?:this|the|it|on|via|with|your)\b.{0,60}$",
    rf"{_BUTTON}(?:[\s,|/·•+:.]+(?:on |via |this )?{_BUTTON})*[\s:.]*$",
    r"(?:To )?(?:subscribe|sign up|register) (?:to|for|now|here|today|and)\b.{0,160}$",
    r"(?:Get|Receive) (?:the|our|all|more|breaking|daily).{0,60}\b(?:newsletters?|inbox|alerts?|app)\b",
    r"(?:Enter|Type) your (?:e-?mail|name|comment)",
    r"Download (?:the|our) .{0,40}\bapp\b",
    r"(?:Click|Tap) here\b",
    r"(?:For more|To (?:read|see|learn) more)\b.{0,80}(?:click|visit|see|go to|follow)\b",
    r"Send tips\b|Reach (?:him|her|them|us|the (?:writer|reporter|author)s?) (?:at|directly)\b",
    r"(?:Twitter|E-?mail|Contact|Tel|Phone|Fax)\s?:\s?[@\w+(]\S*(?:\s\S+){0,4}$",
    r"(?:Listen|Watch) (?:to |the )?.{0,100}\b(?:below|above)[:.]?$",
)
_LIST_HEADINGS = _any_of(
    r"(?:Read|See) (?:more|also|next|on|too)|Also read|More to read|Must reads?",
    rf"(?:Related|More)(?: {_STORIES})?|More (?:from .{{1,40}}|on this (?:story|topic|subject))",
    rf"Related to this (?:story|article|topic)|Other {_STORIES}|Similar {_STORIES}",
    r"Most (?:read|popular|viewed|shared)|Trending(?: now| stories)?",
    r"(?:Top|Latest|Breaking) (?:news|stories|headlines)",
    r"Recommended(?: for you| stories| reading)?|Editor['’]?s['’]? picks?|In case you missed it|Don['’]t miss",
    r"(?:You|We) (?:may|might|think you(?:['’]ll| will| may)?) (?:also )?(?:like|be interested in)",
)
_LINKS = _any_of(
    rf"{_LIST_HEADINGS}\s*(?:[:…»>→]|\.?$)",
    r"(?:Read|See|Learn|View|Find out) more (?:about|on|from|at|here)\b.{0,80}$",
    # "Read also" and a headline on the same line.
    r"(?:Read also|Read next|Also read|Also see|See also|You (?:can|may) also read)\s*(?:\||\s(?-i:[A-Z“‘\"']))",
    r"(?:Also )?read\s*:",
    r"Read (?:it all|more|the (?:rest|full|whole|entire|complete|original))\b.{0,80}\b(?:here|at|on)\b.{0,60}$",
    r"(?:Continue|Keep) reading\b",
    r"(?:Tags?|Keywords?|Topics?|Filed under|Categor(?:y|ies)|Labels?|Hashtags?|Short ?link|Permalink)\s*:",
    r"(?:News|Story|Article|Report)\s?(?:ID|code|number)\s*(?::|\d+\.?$)",
    r"(?:WATCH|LISTEN|VIDEO|MORE)\s?:",
    r"(?:https?://|www\.)\S+$|#\w+(?:[\s,]+#\w+)*$",
)
_COMMENT_FORMS = _any_of(
    r"(?:Your|(?:Add|Leave|Post|Write|Submit) (?:a|your)|View|Show|Hide|Load) (?:new |all )?"
    r"(?:comments?|repl(?:y|ies)|feedback)\b.{0,40}$",
    r"(?:No |\d+ )?comments?(?: \(\d+\)|:| (?:are )?(?:closed|off))?\s*\.?$",
    r"You are replying to\b|Cancel reply|Required fields|Your e-?mail address will not be published",
    r"Log ?in to (?:comment|reply)|Captcha\b|\* ?(?:Name|E-?mail|Comment)\b.{0,20}$",
    r"(?:Name|E-?mail|Website|Comment|Submit|Reply|Send|Cancel|Search|Home|Menu|Back to top|Close|Loading)\s*[*:….]*$",
)
_NOTICES = _any_of(
    r"(?:Copyright|©|\(c\))\s?.{0,200}$",
    r"This (?:material|content|article|story|site) (?:may not|is protected|uses cookies)",
    r"(?:Terms (?:of (?:use|service)|and conditions)|Privacy policy|Cookie policy|Disclaimer)\b.{0,80}$",
    r"(?:Advert(?:isement|ising)s?|Sponsored)\b.{0,40}$|(?:Story|Article) continues (?:below|after)",
    r"(?:ABSTRACT|FULL TEXT|CORRECTION APPENDED)[.:]?$",
    r"Corrections?\s?:|Editor['’]?s['’]? note\s?:",
    r"(?:This|The) (?:story|article|post|report|piece|page|version) (?:has been|was|is being) "
    r"(?:(?:last )?updated|corrected|edited|amended|(?:originally|first) published)\b",
    r"(?:As|First|Originally) published (?:in|by|on|at)\b.{0,100}$",
    r"\(?h/t\b.{0,60}$",
    r"Published in .{2,40}, .{0,20}\d{4}\.?$",
    # What single agencies put below each report.
    r"Our Standards: |.{2,30} website contains only a portion of|.{2,30} website can also be accessed at",
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+$",
)
_BOILERPLATE = re.compile(_any_of(_INVITATIONS, _LINKS, _COMMENT_FORMS, _NOTICES), re.IGNORECASE)
_LIST_HEADING = re.compile(rf"{_LIST_HEADINGS}\s*[:.]?$", re.IGNORECASE)
_RULE_LINE = re.compile(r"[_*=~#•·.\-–—\s]{2,}$")

_PICTURE = r"(?:Photo|Photograph|Image|Picture|Video|Graphic|Illustration|Map)s?"
_AGENCY = r"(?:AP|AFP|REUTERS|Reuters|EPA|EFE|Getty|Xinhua|Anadolu|TASS|Sputnik)"
_CAPTION = re.compile(
    _any_of(
        r"FILE(?: PHOTO)?\s?[:\-–—]|File photo\b",
        rf"(?:{_PICTURE}(?: credit)?|Credit|Caption)\s?(?:by\b|:|courtesy\b).{{0,300}}$",
        rf"[(\[](?:FILE|File|Credit|Source|{_PICTURE}|{_AGENCY})\b[^)\]]{{0,200}}[)\]]\.?$",
        rf"{_AGENCY}\s?(?:Photo|PHOTO|Images?|/)\s?.{{0,80}}$",
        r"(?:Associated Press|Shutterstock|iStock|Handout(?: via .{1,30})?)\.?$",
    )
)
# Searched for in short lines only, and at the end of lines that have brackets or a slash there.
_PICTURE_AGENCY = re.compile(r"(?:\bGetty(?: Images)?|Getty/\w+)\.?$")
_CAPTION_END = re.compile(
    _any_of(
        r"[(\[][^()\[\]]{0,80}(?:[Pp]hotos?|PHOTO|[Ii]mages?|[Pp]icture|[Ss]creengrab|[Hh]andout|File)\b[^()\[\]]{0,80}[)\]]",
        rf"[(\[]{_AGENCY}\s?/[^()\[\]]{{0,80}}[)\]]",
        r"\b(?:REUTERS|AFP|AP)/[A-Z][\w.'’ -]{2,40}",
        rf"\[[A-Z][\w ]{{2,30}}/(?:{_AGENCY}|Al Jazeera|Agencies)\]",
    )
    + r"\.?$"
)

# The signs with which agencies end a report: "(END)", "MNA/PR", "/129", "9376**1416".
_TAIL = re.compile(
    _any_of(
        r"\(?(?:END|ENDS|End|Ends|Enditem)\)?(?:[/.]\w{0,12})?",
        r"-?30-?|###",
        r"/?\d{3,5}(?:[*/]+\d{2,5})*/?|[\d*/]{6,}|\d+/\w{1,4}",
        r"[A-Z]{2,5}(?:/[A-Z]{1,4}){1,2}|/[A-Z]{2,4}/?|(?:[A-Z]{1,4}[./]){2,}[A-Z]{0,4}|[A-Z]\.[A-Z]",
    )
    + r"\.?$"
)
_CREDIT = re.compile(
    r"[(\[—–\-]*\s?"
    + _any_of(
        r"(?:(?:Additional |With )?(?:Reporting|Writing|Editing|Compiled|Translated|Translation|Edited|Produced|Story))"
        r"(?: and (?:writing|editing|reporting))? by\b",
        r"additional reporting (?:by|from)\b",
        r"(?:Writer|Editor|Reporter|Translator|Source)s?:",
        r"With (?:inputs?|reporting|files|information|additional|agency|agencies)\b(?: (?:reporting|inputs?))?"
        r"(?: from\b|$)",
    ),
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r".{3,260}\b(?:contributed (?:to this (?:report|story|article)|reporting|research|from)|also contributed"
    r"|reported from [A-Z]"
    r"|(?:is|are) (?:a |the )?(?:reporter|correspondent|staff writer|columnist)s? (?:for|at|with|based))"
)
_MARKS = re.compile(r"[\"“”]")
_SIGNATURE = re.compile(r"[-–—―]{1,2}\s?[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,4}\.?$")
_INLINE_TAIL = re.compile(
    r"(?<=[.!?”\"’])\s*(?P<tail>"
    + _any_of(
        r"(?P<agency>[A-Z]{2,6})(?:/[A-Z]{2,4}){1,2}",
        r"\((?:END|End)\)|Enditem",
        r"\((?P<signed>[A-Z][\w .-]{1,24})\)",
        r"/?\d{4,5}(?:\*{2}\d{4})",
        r"\(?(?:Reporting|Writing|Editing) by [^\n]{3,200}",
        r"(?:Follow us on|Your [Cc]omments?|You are replying to)\b[^\n]{0,120}",
        r"Read [Mm]ore:[^\n]{0,300}",
    )
    + r")\s*$"
)


def mark_body(layout: Layout, first: int) -> None:
    """Mark lines from number ``first`` on that are boilerplate, captions or a repeated title."""
    in_list = False
    for number in range(first, len(layout.lines)):
        line = layout.lines[number].text
        kind = boilerplate_kind(line) or _other_kind(layout, number, first)
        if kind is None and in_list and is_headline(line):
            kind = "boilerplate"
        elif kind is None:
            in_list = False
        if _LIST_HEADING.match(line):
            in_list = True
        if kind is not None:
            layout.marks.setdefault(number, kind)


def boilerplate_kind(line: str) -> ZoneKind | None:
    """Return what the line is by its own form: ``boilerplate``, ``caption`` or None."""
    if len(line) <= _MAX_CAPTION_CHARS and _is_caption(line):
        return "caption"
    if len(line) <= _MAX_SHORT_CHARS and "all rights reserved" in line.lower():
        return "boilerplate"
    if len(line) <= _MAX_BOILERPLATE_CHARS and _BOILERPLATE.match(line[:_DECIDING_CHARS]):
        return "boilerplate"
    return "boilerplate" if _RULE_LINE.match(line) else None


def _is_caption(line: str) -> bool:
    if _CAPTION.match(line):
        return True
    if len(line) <= _MAX_SHORT_CHARS and _PICTURE_AGENCY.search(line):
        return True
    end = line[-_CAPTION_END_CHARS:]
    return ("/" in end or end.rstrip(".").endswith((")", "]"))) and _CAPTION_END.search(end) is not None


def mark_end(layout: Layout, author: str | None) -> None:
    """Mark agency tails, credits and signatures among the last lines, and a tail that ends the last paragraph."""
    tops = {zone.span.start for zone in layout.zones}
    last_prose = max((number for number in range(len(layout.lines)) if number not in layout.marks), default=0)
    for number in range(max(1, last_prose - _N_END_LINES + 1), len(layout.lines)):
        line = layout.lines[number]
        if number in layout.marks or line.start in tops:
            continue
        if _is_tail(line.text):
            layout.marks[number] = "tail"
        elif number >= last_prose - 1 and author and line.text.startswith(f"{author} is "):
            layout.marks[number] = "boilerplate"
    _mark_inline_tail(layout)


def _other_kind(layout: Layout, number: int, first: int) -> ZoneKind | None:
    line = layout.lines[number].text
    if is_clock(line):
        return "header"
    if number < _N_TOP_LINES and len(line) <= MAX_BYLINE_CHARS and is_byline_form(line):
        layout.byline = layout.byline or byline_name(line)
        return "byline"
    if number > first and layout.title is not None and same_title(line, layout.title):
        return "boilerplate"
    return None


def _is_tail(line: str) -> bool:
    if _TAIL.match(line) or (len(line) <= 40 and is_agency(line.partition("/")[0].strip("()"))):
        return True
    return len(line) <= _MAX_CREDIT_CHARS and bool(_CREDIT.match(line) or _contributed(line) or _SIGNATURE.match(line))


def _contributed(line: str) -> bool:
    # A sentence of prose may tell of correspondents; a credit has no quotation and begins with a name.
    return _CONTRIBUTED.match(line) is not None and line[0].isupper() and not _MARKS.search(line)


def _mark_inline_tail(layout: Layout) -> None:
    last = next((number for number in reversed(range(len(layout.lines))) if number not in layout.marks), None)
    if last is None:
        return
    line: Line = layout.lines[last]
    match = _INLINE_TAIL.search(line.text, max(0, len(line.text) - _INLINE_CHARS))
    agency = (match["agency"] or match["signed"]) if match else None
    if match and (agency is None or is_agency(agency)):
        kind: ZoneKind = "boilerplate" if match["tail"].startswith(("Follow", "Your", "You", "Read")) else "tail"
        layout.zones.append(Zone(kind, Span(line.start + match.start("tail"), line.start + match.end("tail"))))
