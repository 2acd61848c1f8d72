"""What a person says to Assist, and what it answers."""
