"""Reads the YAML source into a handbook, knowing the file, line and column of every value."""
