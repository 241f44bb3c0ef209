"""What a handbook is: frozen entities, without files, YAML, clock or language."""
