"""A case in forms that other programs read: one file a format."""
