"""A document as Markdown, HTML or JSON."""
