"""Floor 6: a report is rendered."""
