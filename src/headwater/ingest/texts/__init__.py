"""Texts: letters and paragraphs mended, furniture told, several articles parted, places found again."""
