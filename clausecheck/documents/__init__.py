"""Floor 1: a file becomes a `Document`; one module per format."""
