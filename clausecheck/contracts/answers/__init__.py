"""Requirements, and what the supplier answered."""
