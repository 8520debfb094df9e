"""Floor 5: many contracts."""
