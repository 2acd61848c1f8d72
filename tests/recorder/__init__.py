"""What a recorder is at a moment: pure rules, tested without any Home Assistant."""
