"""What the recorder is: ports, cameras, a power budget; no I/O."""
