"""Pages of the Commission's work after the opening."""
