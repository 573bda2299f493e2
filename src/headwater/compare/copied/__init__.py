"""Copied text: the passages that articles share, and what tells that they are copied."""
