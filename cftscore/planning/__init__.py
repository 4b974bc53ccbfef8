"""Planning: how far a commune is from the next band and from passing, and the way there."""
