"""What follows from evaluations: why, what it would take, what if, what changed."""
