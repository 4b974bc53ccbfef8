"""Renderers: the same results for a terminal and for files."""
