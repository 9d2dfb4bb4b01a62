"""Evenhand: news articles in, briefings out, and every sentence with the exact words it rests on."""
