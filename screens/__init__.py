"""What every screen program shares: the stage, fonts, the two languages, the picture, the line-driven hand."""
