"""Asking other machines for pages: addresses, what may be reached, one request, and what its answer means."""
