"""Commands about criteria sets: one module each."""
