"""`python -m kgraph`."""

from kgraph.cli.app import main

main()
