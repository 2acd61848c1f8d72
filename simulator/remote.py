"""Remote control of a recorder that runs in another process.

Speaks the control API under /simulator/, as a browser does; see `control`.
"""

from typing import Any

from aiohttp import ClientSession

type State = dict[str, Any]


class RemoteError(Exception):
    """The recorder did not do what it was told; says why in its own words."""


class Remote:
    """A running recorder, as a person with the hands at it."""

    def __init__(self, session: ClientSession, url: str) -> None:
        """Control the recorder whose page is at `url`, which ends in /simulator/."""
        self._session = session
        self._url = url

    async def state(self) -> State:
        """Return everything there is to know; raises aiohttp's ClientError."""
        async with self._session.get(f"{self._url}state") as answer:
            return dict(await answer.json())

    async def do(self, action: str, **given: Any) -> State:
        """Do something to it, and return the new state.

        Raises RemoteError where it does not know the action or what is given,
        and aiohttp's ClientError where nobody answers.
        """
        async with self._session.post(f"{self._url}{action}", json=given) as answer:
            if not answer.ok:
                raise RemoteError((await answer.json())["error"])
            return dict(await answer.json())

    async def misbehave(
        self, kind: str, path: str, times: int | None = None, **arguments: Any
    ) -> None:
        """Misbehave at the next `times` requests of a call, or until told to behave."""
        given = {"kind": kind, "path": path, "arguments": arguments}
        await self.do("misbehave", **given, **({"times": times} if times else {}))

    async def behave(self) -> None:
        """End all misbehaviour."""
        await self.do("behave")
