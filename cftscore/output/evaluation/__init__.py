"""An evaluation in words and as files."""
