"""The evidence rule: from a draft to findings, in milliseconds and without a model."""
