"""`python -m kgraph.rdf.worker`: the process that asks a query with a time limit, request and reply as JSON."""

from __future__ import annotations

import faulthandler
import json
import os
import sys

from kgraph.rdf.query import reply_to

GRACE = 1.0
"""Seconds after the limit: who waits for the reply has stopped this process by then, unless it was killed itself."""


def main() -> None:
    """Answer the request on standard input; end at the latest soon after its time is up, whoever still waits."""
    request = json.load(sys.stdin)
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        # Its watch runs beside Python, which waits for the engine and would hear no signal.
        faulthandler.dump_traceback_later(request["timeout"] + GRACE, exit=True, file=nowhere)
        sys.stdout.write(json.dumps(reply_to(request)))
        sys.stdout.flush()
        faulthandler.cancel_dump_traceback_later()


if __name__ == "__main__":
    main()
