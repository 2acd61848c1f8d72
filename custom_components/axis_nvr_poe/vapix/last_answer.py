"""An answer that is the same as the last one is not read once more."""

from collections.abc import Callable


class LastAnswer[T]:
    """What was last read of one call's answer."""

    def __init__(self, read: Callable[[bytes], T]) -> None:
        """Read answers with a reader, once there is one."""
        self._read = read
        self._body: bytes | None = None
        self._content: T

    def read(self, body: bytes) -> T:
        """Return what an answer says, the same object for the same answer.

        Raises what the reader raises, at every answer that it cannot read.
        """
        if body != self._body:
            self._content = self._read(body)
            self._body = body
        return self._content
