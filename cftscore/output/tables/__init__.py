"""Flat tables of documents: the one base of DataFrames, CSV and workbooks."""
