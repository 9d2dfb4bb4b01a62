"""The browser's screens; every button is one call on the desk."""
