"""A plan as text, tables and files."""
