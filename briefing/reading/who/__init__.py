"""The people and bodies of an article: their names, roles and parts; `briefing.reading.attribution` is the door."""
