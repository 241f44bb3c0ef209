"""What differs between two versions of a handbook, by permanent id, told in the field's terms.

`records` takes a handbook apart into its entities, `compare` finds every difference and gives it a kind of
`kinds`, `apply` puts differences into effect, `history` follows each entity through all versions, and
`effects` tells what follows for sheets and parties.
"""
