"""kgraph reads news articles and builds a dated event knowledge graph."""

__version__ = "0.1.0"
