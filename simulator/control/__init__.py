"""What a person's hands do at a real recorder, over HTTP."""
