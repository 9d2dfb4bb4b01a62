"""Embeddings behind one small protocol."""
