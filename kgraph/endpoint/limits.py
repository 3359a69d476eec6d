"""What one query, one request and one connection may take."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1 << 20

# The longest competency question has 2 kB; a megabyte leaves room for VALUES with ten thousand IRIs.
MAX_BODY = MEGABYTE

# A hundred thousand rows of five columns are about 50 MB of JSON; whoever wants more exports the dataset.
MAX_REPLY = 64 * MEGABYTE

# Seconds for the head of a request, for its body, and for a client that has stopped reading. A browser on the same
# machine needs milliseconds; ten seconds are patience with a suspended laptop, and the end of a slow-loris.
HEAD_SECONDS = 10.0
BODY_SECONDS = 10.0
READ_SECONDS = 30.0

# Connections at the same time; each holds at most a head, a body and a reply.
MAX_CONNECTIONS = 256


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may take: seconds, rows, and bytes of memory beyond the dataset; and how many run side by side."""

    seconds: float = 30.0
    rows: int = 100_000
    memory: int = 1024 * MEGABYTE
    workers: int = 2
