"""Deeds in a statement: who does what to whom, and in what mood."""
