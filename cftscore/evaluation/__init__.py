"""The document of an evaluation: communes with points and reasons, compliance by area."""
