"""Builds a handbook of service quality, as a site and as printables, from one YAML source."""

__version__ = "0.1.0"
