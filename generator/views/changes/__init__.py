"""Changes between two versions as readers are told them: where, what, from what to what, why, what follows.

`change_list` in `listing` puts everything together; pages, terminal, prints and JSON show what it returns.
"""
