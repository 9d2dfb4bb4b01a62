"""Articles written for Evenhand; every place, outlet and person in them is invented."""
