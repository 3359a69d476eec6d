#!/usr/bin/env bash
# Datasets in other implementations: do they read the triples that we wrote, and answer the named questions as we do?
#
#   benchmarks/peers.sh [--require NAME,NAME] DATASET...
#
# DATASET is a folder with graph.ttl and graph.nq, made by `kgraph build` or `python -m benchmarks.rdf --write FOLDER`.
# The peers, each asked where it is installed; one that is required and missing is an error:
#
#   rapper     apt-get install raptor2-utils                        parser
#   serdi      apt-get install serdi                                parser
#   n3         npm install n3@1                                     parser; found through NODE_PATH, or in ./node_modules
#   jena       apt-get install default-jre-headless libapache-jena-java unzip     riot --validate, ARQ over TDB2
#   oxigraph   pip install oxigraph                                 parser, store (the engine that pyoxigraph wraps)
#   rdflib     comes with kgraph                                    SPARQL of its own; only up to 5 MB, for it is slow
#   comunica   npm install @comunica/query-sparql-file@4            SPARQL over N3.js; only up to 5 MB
#
# PYTHON names the Python that has kgraph, else `python3`.
set -euo pipefail
export LC_ALL=C.UTF-8
python=${PYTHON:-python3}
here=$(cd "$(dirname "$0")/.." && pwd)
required=
if [ "${1:-}" = --require ]; then required=",$2,"; shift 2; fi
[ $# -gt 0 ] || { sed -n '2,17s/^# \{0,1\}//p' "$0"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

ours() { (cd "$here" && "$python" -m benchmarks.peers "$@"); }
fail() { echo "$*" >&2; failed=1; }
installed() {  # NAME COMMAND...: whether the command runs
  local name=$1; shift
  if "$@" >/dev/null 2>&1; then return 0; fi
  case $required in *,$name,*) fail "$name is required and not installed" ;; *) echo "$name: not installed" ;; esac
  return 1
}

# Debian's Jena 4.5 moved the classes of xerces but not their messages: without them it ends with "internal error".
jena_classes() (
  [ -e /usr/share/java/jena-arq.jar ] && command -v java && command -v unzip || exit 1
  rm -rf "$work/jena" && mkdir "$work/jena" && cd "$work/jena" &&
    unzip -q /usr/share/java/jena-core.jar 'org/apache/jena/ext/xerces/*' && mv org/apache/jena/ext/xerces .
)
jena() {
  local path=$work/jena jar
  for jar in jena-{arq,base,cmds,core,dboe-base,dboe-index,dboe-storage,dboe-trans-data,dboe-transaction,iri,shacl,tdb2} \
    commons-{cli,codec,compress,csv,io,lang3} dexx.collection gson guava httpclient httpcore \
    jackson-{core,databind,annotations} jsonld-java protobuf slf4j-{api,nop} thrift titanium-json-ld; do
    path=$path:/usr/share/java/$jar.jar
  done
  java -cp "$path" "$@"
}

n3='
const {StreamParser, StreamWriter} = require("n3");
const parser = new StreamParser({format: "text/turtle"});
parser.on("error", error => { console.error(error.message); process.exit(1); });
process.stdin.pipe(parser).pipe(new StreamWriter({format: "N-Triples"})).pipe(process.stdout);'

parsed() {  # NAME COMMAND...: compares the N-Triples that the command prints
  local name=$1; shift
  if ! "$@" >"$work/$name.nt" 2>"$work/errors"; then fail "$name: does not read it: $(head -1 "$work/errors")"; return; fi
  printf '%-9s ' "$name"
  ours triples "$work/$name.nt" "$folder" || fail "$name: other triples"
}
answered() {  # NAME COMMAND...: compares the tables that the command prints, given the file of a question
  local name=$1 order= file question same=0 all=0; shift
  # It sorts text as people do, not by code points as SPARQL says; so its rows are compared, not their order.
  [ "$name" != comunica ] || order=--any-order
  for file in "$work"/questions/*.rq; do
    question=$(basename "$file" .rq) all=$((all + 1))
    "$@" "$file" >"$work/answer.csv" 2>"$work/errors" || fail "$name: $question: $(head -1 "$work/errors")"
    if ours answer $order "$question" "$work/answer.csv" "$work/questions"; then same=$((same + 1)); fi
  done
  printf '%-9s %d of %d questions answered as we do\n' "$name" "$same" "$all"
  [ "$same" = "$all" ] || failed=1
}
read_by_n3() { node -e "$n3" <"$turtle"; }
read_by_jena() { jena riotcmd.riot --output=ntriples "$turtle"; }
asked_jena() { jena tdb2.tdbquery --loc "$work/tdb" --query "$1" --results csv; }
asked_oxigraph() { oxigraph query -l "$work/oxigraph" --query-file "$1" --results-format csv; }

rdflib='
import sys
from rdflib import Graph
sys.stdout.buffer.write(Graph().parse(sys.argv[1]).query(open(sys.argv[2], encoding="utf-8").read()).serialize(format="csv"))'
asked_rdflib() { "$python" -c "$rdflib" "$turtle" "$1"; }
asked_comunica() { comunica-sparql-file "$turtle" -f "$1" -t text/csv; }

for folder in "$@"; do
  folder=$(cd "$folder" && pwd) turtle=$folder/graph.ttl
  rm -rf "$work"/{questions,tdb,oxigraph}
  mkdir "$work/questions"
  echo "== $folder"
  ours prepare "$folder" "$work/questions"
  if installed rapper rapper --version; then parsed rapper rapper -q -i turtle -o ntriples "$turtle"; fi
  if installed serdi serdi -v; then parsed serdi serdi -i turtle -o ntriples "$turtle"; fi
  if installed n3 node -e 'require("n3")'; then parsed n3 read_by_n3; fi
  if installed jena jena_classes; then
    jena riotcmd.riot --validate "$turtle" >/dev/null 2>&1 || fail "jena: riot --validate finds it wrong"
    parsed jena read_by_jena
    jena tdb2.tdbloader --loc "$work/tdb" "$turtle" >/dev/null 2>&1
    answered jena asked_jena
  fi
  if installed oxigraph oxigraph --version; then
    parsed oxigraph oxigraph convert --from-file "$turtle" --to-format nt
    oxigraph load -l "$work/oxigraph" -f "$turtle" >/dev/null 2>&1
    answered oxigraph asked_oxigraph
  fi
  if [ "$(wc -c <"$turtle")" -le 5000000 ]; then
    if installed rdflib "$python" -c 'import rdflib'; then answered rdflib asked_rdflib; fi
    if installed comunica command -v comunica-sparql-file; then answered comunica asked_comunica; fi
  fi
done
exit "$failed"
