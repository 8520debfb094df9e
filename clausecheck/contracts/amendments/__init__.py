"""What later documents do to earlier ones: change, repeal, replace, end."""
