"""On whose word a statement stands: its chain, the outlets that passed it on, the source it comes down to."""
