"""`python -m kgraph`, and the script of that name: a keyboard interrupt ends it quietly even while it still loads."""

import sys

INTERRUPTED = 130
"""The exit code of a program that a keyboard interrupt ended: 128 and the number of the signal, as shells count."""


def main() -> None:
    """Run the command line."""
    try:
        from kgraph.cli.app import main as run  # noqa: PLC0415 (loading takes a moment that can be interrupted)

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
