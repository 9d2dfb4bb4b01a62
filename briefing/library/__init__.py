"""The store (the truth), passages, the index (rebuildable) and retrieval."""
