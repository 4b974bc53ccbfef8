"""Mending: copies of workbooks with findings marked, and with what is sure corrected."""
