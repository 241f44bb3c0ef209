"""Writes what has been made: artifacts, cache, site. Knows no handbook."""
