"""The law as data: criteria sets in YAML, read with their places and proved."""
