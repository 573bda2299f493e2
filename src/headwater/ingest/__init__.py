"""Captures in, articles out."""
