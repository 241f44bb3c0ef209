"""Papers about versions: the list of changes between two of them, and the pack put up for approval."""
