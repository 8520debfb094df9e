"""Which document prevails where two contradict each other."""
