"""Whether a TCP port can be used."""

import socket

from laboratory.error import LaboratoryError
from laboratory.ports import LOOPBACK


def check_port(port: int, whose: str, option: str) -> None:
    """Raise where somebody listens already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or error
            raise LaboratoryError(
                f"Port {port}, meant for {whose}, can't be used: {reason}. "
                f"Is another demo running? Otherwise choose a port with {option}."
            ) from error
