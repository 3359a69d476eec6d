"""`python -m kgraph.rdf.worker`: the process that asks a query with a time limit, request and reply as JSON."""

from __future__ import annotations

import json
import sys

from kgraph.rdf.query import reply_to

if __name__ == "__main__":
    sys.stdout.write(json.dumps(reply_to(json.load(sys.stdin))))
