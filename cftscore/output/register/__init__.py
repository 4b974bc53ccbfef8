"""The register in words, tables and files: its communes, what changed, a check, a claim."""
