"""Documents become parsed sentences."""
