"""The arithmetic of scoring, in exact decimals."""
