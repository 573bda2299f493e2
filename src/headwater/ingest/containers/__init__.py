"""Files that hold many: one door for each kind, each yields its members one after another."""
