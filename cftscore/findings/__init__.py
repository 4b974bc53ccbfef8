"""What can be wrong: the model of a finding, and every kind of finding."""
