"""One address for a page that comes under several: with marks of a campaign, for telephones, as AMP."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_CAMPAIGN = re.compile(
    r"(?:utm_\w+|fbclid|gclid|gclsrc|dclid|msclkid|mc_[ce]id|yclid|igshid|amp|outputtype)", re.IGNORECASE
)
_MOBILE_HOST = re.compile(r"^(?:m|mobile|amp|touch)\.(?=[^.]+\.)", re.IGNORECASE)
_AMP_PATH = re.compile(r"(?:/amp(?:\.html?)?/?|\.amp(?=(?:\.html?)?$))$|(?<=/)amp/(?=.)", re.IGNORECASE)


def plain_address(url: str) -> str:
    """Return an address without what does not change the page; as it is where nothing of that is there.

    What is no address, or cannot be taken apart, is returned as it is.
    """
    try:
        parts = urlsplit(url)
        given = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return url
    kept = [(name, value) for name, value in given if not _CAMPAIGN.fullmatch(name)]
    host, path = _MOBILE_HOST.sub("", parts.netloc), _AMP_PATH.sub("", parts.path)
    if not parts.netloc or (len(kept) == len(given) and (host, path) == (parts.netloc, parts.path)):
        return url
    return urlunsplit((parts.scheme, host, path, urlencode(kept), ""))
