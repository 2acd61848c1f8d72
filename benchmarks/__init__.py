"""What the integration costs and what it gains, measured.

Everything runs on this machine: Home Assistant in the benchmark's process,
simulated recorders in processes of their own, HTTPS between them. Figures in
absolute terms depend on the machine; what is compared is taken in one run, in turn.
"""
