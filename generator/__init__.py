"""Build a versioned handbook of service quality, its printables and its change history from one YAML source."""

__version__ = "0.1.0"
