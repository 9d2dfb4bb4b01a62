"""Drafts by two writers, and the documents made of checked claims."""
