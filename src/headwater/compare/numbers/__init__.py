"""Numbers: how they are written, what they count, and how two of them stand to each other."""
