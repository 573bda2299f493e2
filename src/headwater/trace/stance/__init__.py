"""How a statement stands to the claim: asserting, denying, doubting."""
