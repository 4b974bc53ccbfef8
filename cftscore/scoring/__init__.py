"""From figures to bands, points and verdicts: whole numbers in, whole numbers out, no files."""
