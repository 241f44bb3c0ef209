"""What holds in one handbook: for any value of any entity the one that holds, its basis, and how it came."""
