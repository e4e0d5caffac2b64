"""Taking a number: from a touch to a ticket and its slip."""
