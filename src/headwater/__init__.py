"""Trace every claim in a pile of news articles upstream."""
