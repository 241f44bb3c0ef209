"""What holds: one edition of the handbook as it is to be told."""
