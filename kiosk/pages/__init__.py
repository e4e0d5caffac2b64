"""What each page shows: a journey worked out to a face, without a screen. One module a page."""
