"""Pages of the design task: fourteen sections, approval, editions, amendment."""
