"""The command line: the same desk as the browser."""
