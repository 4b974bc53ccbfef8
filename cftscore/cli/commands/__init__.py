"""The commands: each takes its options as plain values, and gives an exit code."""
