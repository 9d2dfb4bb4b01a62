"""Numbers, measures and dates at their places; `briefing.reading.figures` is the door."""
