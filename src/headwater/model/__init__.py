"""The objects that the stages hand to each other: frozen, with slots, built with keywords, on the standard library alone."""
