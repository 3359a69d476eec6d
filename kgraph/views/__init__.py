"""What is shown of a dataset: plain records, no file format."""
