"""Fakes that ship: a scripted chat model and a hashing embedder."""
