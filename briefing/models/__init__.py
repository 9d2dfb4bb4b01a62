"""Chat models and embeddings behind two small protocols."""
