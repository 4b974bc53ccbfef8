"""Writing criteria sets: a new one, a figure verified, what changed between two."""
