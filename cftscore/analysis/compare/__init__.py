"""Comparing: periods laid beside each other, through all that happened to communes."""
