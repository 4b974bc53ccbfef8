"""Checks of what communes reported: figures against each other, other communes, other periods."""
