"""What people decided, put to use: which decisions stand, on what they bear now, and what follows for who says what."""
