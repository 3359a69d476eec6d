"""The RDF dataset: terms, IRIs, quads, and reading them back."""
