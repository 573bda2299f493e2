"""Readings in, attributions out: who says what."""
