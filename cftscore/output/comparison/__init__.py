"""A comparison as text, tables and files."""
