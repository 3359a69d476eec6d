"""The stages in order: documents are read, parsed and understood one at a time, resolved together, and written."""
