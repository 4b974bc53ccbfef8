"""The communes that exist at a date, their names, and which became which."""
