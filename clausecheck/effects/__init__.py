"""Floor 3: a clause becomes effects with evidence."""
