"""What changed between two submissions: in words, as tables, as files."""
