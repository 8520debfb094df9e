"""The contract register: what the municipality itself knows of its contracts."""
