"""The command line: one application, its commands, and how errors become exit codes."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

import kgraph
from kgraph.cli import build, check, explain, export, merge, query, remove, serve, timeline
from kgraph.cli.console import drop, prepare, warn
from kgraph.errors import KGraphError

DEBUG = "--debug"
QUIET = "--quiet"

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(epilog=build.EXAMPLE)(build.build)
app.command(epilog=explain.EXTRACT_EXAMPLE)(explain.extract)
app.command(epilog=explain.TIMES_EXAMPLE)(explain.times)
app.command(epilog=explain.PARSE_EXAMPLE)(explain.parse)
app.command(epilog=export.EXAMPLE)(export.export)
app.command(epilog=query.EXAMPLE)(query.query)
app.command(epilog=timeline.EXAMPLE)(timeline.timeline)
app.command(epilog=check.EXAMPLE)(check.check)
app.command(epilog=merge.EXAMPLE)(merge.merge)
app.command(epilog=remove.EXAMPLE)(remove.remove)
app.command(epilog=serve.EXAMPLE)(serve.serve)
app.command(epilog=explain.INFO_EXAMPLE)(explain.info)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kgraph {kgraph.__version__}")
        raise typer.Exit


@app.callback(epilog="Example: kgraph build seeds/")
def kgraph_(
    version: Annotated[  # noqa: ARG001 (its callback does the work)
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
    debug: Annotated[bool, typer.Option(DEBUG, help="Show the traceback of an error; may stand anywhere.")] = False,
    quiet: Annotated[  # noqa: ARG001 (main has looked at it)
        bool, typer.Option(QUIET, help="Say nothing but errors and what was skipped; may stand anywhere.")
    ] = False,
) -> None:
    """Read news articles and build a dated event knowledge graph.

    Exit codes: 0 done; 1 an error, in one line; 2 wrong usage; 3 done, but some documents were skipped.
    """
    if debug:
        logging.basicConfig(stream=sys.stderr)
        logging.getLogger("kgraph").setLevel(logging.DEBUG)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command; an error that a user can answer is one line and exit code 1."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    ends = given.index("--") if "--" in given else len(given)  # after it all are names of files
    everywhere = [word for word in given[:ends] if word in (DEBUG, QUIET)]
    debug = DEBUG in everywhere
    prepare(quiet=QUIET in everywhere)
    try:
        try:
            app(
                everywhere + [word for word in given[:ends] if word not in everywhere] + given[ends:],
                prog_name="kgraph",
            )
        finally:
            sys.stdout.flush()
    except KGraphError as error:
        if debug:
            raise
        warn(f"kgraph: {error}")
        sys.exit(1)
    except BrokenPipeError:  # the reader has seen enough
        drop()
    except OSError as error:  # a result that cannot be written where standard output goes
        if debug:
            raise
        drop()
        warn(f"kgraph: {error.filename or 'standard output'}: {error.strerror}")
        sys.exit(1)
