"""What changed on the way: hedges, headlines, quotations, claims taken back."""
