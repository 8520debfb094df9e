"""Which files make one contract, and which of a folder belong to another."""
