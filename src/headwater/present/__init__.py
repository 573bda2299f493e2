"""Provenance in, words and pictures out."""
