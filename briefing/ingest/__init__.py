"""From bytes, pages and feeds to an Article."""
