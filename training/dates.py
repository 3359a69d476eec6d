"""Fitting the weights by which events are dated that no rule dates (`kgraph/extraction/weighing.py`).

    python -m training.dates ARTICLES training/dates.tsv > kgraph/knowledge/en/dating.tsv
"""
