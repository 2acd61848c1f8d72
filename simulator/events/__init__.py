"""The recorder's event stream over WebSocket."""
