"""What the public pages show: clauses, compliance, the year's calendar, the way of a request."""
