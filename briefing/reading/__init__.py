"""What an article says: sentences, statements, figures and loaded wording; pure functions."""
