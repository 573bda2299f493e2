"""The pages of a case as plain data: what the local app shows, and gives to programs as JSON."""
