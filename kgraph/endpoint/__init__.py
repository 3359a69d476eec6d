"""The dataset as a read-only SPARQL 1.1 Protocol endpoint on this machine: `kgraph serve`."""
