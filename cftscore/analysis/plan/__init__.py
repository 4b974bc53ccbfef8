"""Plans: how many communes are short of a target, and the cheapest way there."""
