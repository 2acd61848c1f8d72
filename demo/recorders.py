"""The recorders of the demo, side by side."""

from collections.abc import Iterator

from laboratory.recorders import Recorder

from .options import RECORDERS, Command
from .ports import check_port


def every_mac(command: Command) -> list[str]:
    """Return the MAC addresses of all recorders the demo may have."""
    return [_recorder(command, index).mac for index in range(RECORDERS[-1])]


def recorders(command: Command) -> Iterator[Recorder]:
    """List the recorders of the demo."""
    for index in range(command.options.recorders):
        yield _recorder(command, index)


def check_ports(recorder: Recorder) -> None:
    """Raise where somebody listens on one of the recorder's ports."""
    whose = f"recorder {recorder.index + 1}"
    check_port(recorder.http_port, whose, "--recorder-http-port")
    check_port(recorder.https_port, whose, "--recorder-https-port")


def _recorder(command: Command, index: int) -> Recorder:
    options = command.options
    return Recorder(
        index=index,
        ports=options.ports,
        http_port=options.recorder_http_port + index,
        https_port=options.recorder_https_port + index,
        state=command.folder / f"recorder-{index + 1}.json",
    )
