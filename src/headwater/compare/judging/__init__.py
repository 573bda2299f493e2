"""Pairs of statements judged: the features, their weights, and what comes of them."""
