"""Articles and attributions in, links out: what they have in common."""
