"""Grounds for saying that one article depends on another."""
