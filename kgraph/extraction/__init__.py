"""Parsed sentences become claims."""
