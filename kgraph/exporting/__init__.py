"""Datasets become files that people and programs open."""
