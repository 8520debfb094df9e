"""Floor 4: documents become one contract with facts and a verdict."""
