"""What the life of a contract is reckoned and written by: tariffs, papers."""
