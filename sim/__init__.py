"""Lives days in a running hall, watches them, and reports on them."""
