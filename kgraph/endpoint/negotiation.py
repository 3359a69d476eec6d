"""Which media type a client gets: RFC 9110, section 12.5.1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Range:
    """One member of an Accept header: `text/*;q=0.5`."""

    type: str
    subtype: str
    quality: float

    def fit(self, media_type: str) -> int:
        """Return how exactly the range names the media type; 0 where it does not."""
        kind, _, subtype = media_type.partition("/")
        if (self.type, self.subtype) == (kind, subtype):
            return 3
        if (self.type, self.subtype) == (kind, "*"):
            return 2
        return int((self.type, self.subtype) == ("*", "*"))


def chosen(accept: str | None, offers: Sequence[str]) -> str | None:
    """Return the offer that an Accept header likes best, the first among equals; None where it takes none of them."""
    ranges = _ranges("*/*" if accept is None or not accept.strip() else accept)
    best = max(offers, key=lambda offer: _quality(ranges, offer), default=None)
    return best if best is not None and _quality(ranges, best) > 0 else None


def _quality(ranges: Sequence[_Range], offer: str) -> float:
    """Return what the most exact range that names the offer says of it."""
    fits = [(found.fit(offer), found.quality) for found in ranges]
    fit, quality = max(fits, default=(0, 0.0))
    return quality if fit else 0.0


def _ranges(accept: str) -> list[_Range]:
    """Return the members of an Accept header; what is not written as one is passed over."""
    found: list[_Range] = []
    for member in accept.split(","):
        name, *parameters = (part.strip().lower() for part in member.split(";"))
        kind, slash, subtype = name.partition("/")
        if slash and kind and subtype:
            found.append(_Range(kind, subtype, _weight(parameters)))
    return found


def _weight(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            return _number(value.strip())
    return 1.0


def _number(value: str) -> float:
    """Return a weight between 0 and 1; 0 for what is none, so that nobody gets what they may not want."""
    digits = value.replace(".", "", 1)
    return min(float(value), 1.0) if digits.isascii() and digits.isdigit() else 0.0
