"""The Python interface: every capability as a function; results are frames, JSON and files."""
