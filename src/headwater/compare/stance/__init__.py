"""Sides: what a statement affirms, denies or only takes a stand on."""
