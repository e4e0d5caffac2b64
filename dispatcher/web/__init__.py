"""Pages for browsers: the citizen's own ticket and the manager's view of the hall. Rendered here, live by a stream."""
