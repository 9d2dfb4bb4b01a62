"""Speech in an article: reporting words, what they govern, whose it is; `briefing.reading.attribution` is the door."""
