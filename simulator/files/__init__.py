"""Files a recorder is kept in, or read from."""
