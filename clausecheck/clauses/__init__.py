"""Floor 2: a document becomes clauses."""
