"""cftscore: whether the communes of Vietnam are fit for children, scored exactly and traceably."""

__version__ = "0.1.0"
