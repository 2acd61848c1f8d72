"""Home Assistant: started, asked, killed."""

from contextlib import AsyncExitStack
import json
from pathlib import Path
from time import monotonic
from typing import Any

import aiohttp

from laboratory import onboarding
from laboratory.api import Api, connect
from laboratory.processes import REPOSITORY, Process
from laboratory.registry import DOMAIN

from .waiting import until

CONFIGURATION = """\
homeassistant:
  country: SE
  auth_providers:
    - type: trusted_networks
      trusted_networks: 127.0.0.1/32
      allow_bypass_login: true
    - type: homeassistant
api:
config:
network:
onboarding:
repairs:
websocket_api:
"""


class Home:
    """A Home Assistant that runs, or doesn't."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        folder: Path,
        bytecode: Path,
        port: int,
        started: list[Process],
    ) -> None:
        """Note where it is; it is not started yet."""
        self.folder = folder
        self.started_at = 0.0
        """When the process was started, by the monotonic clock."""
        self.loaded_at = 0.0
        """When the recorder was first seen to be set up. Home Assistant answers
        only after it has tried to set it up, so it was a little before."""
        self._session = session
        self._bytecode = bytecode
        self._origin = f"http://127.0.0.1:{port}"
        self._started = started
        self._process: Process | None = None
        self._connection = AsyncExitStack()
        self._api: Api | None = None

    @property
    def api(self) -> Api:
        """The connection to it."""
        assert self._api is not None
        return self._api

    async def begin(self) -> None:
        """Start its process."""
        arguments = ["--config", str(self.folder), "--skip-pip"]
        self.started_at = monotonic()
        self._process = await Process.start(
            "Home Assistant",
            ["tests.crash.lean", str(self._bytecode), *arguments],
            folder=REPOSITORY,
            output=self.folder / "home-assistant.output",
        )
        self._started.append(self._process)

    async def start(self) -> None:
        """Start it, and wait until it answers."""
        await self.begin()
        await self.connect()

    async def connect(self) -> None:
        """Wait until it answers, and log in."""
        await until(self._answers)
        is_owned = await onboarding.is_owned(self._session, self._origin)
        come_in = onboarding.log_in if is_owned else onboarding.create_owner
        token = await come_in(self._session, self._origin)
        connection = connect(self._session, self._origin, token)
        self._api = await self._connection.enter_async_context(connection)

    async def start_with_recorder(self) -> None:
        """Start it, and wait until the recorder is set up."""
        await self.start()
        await until(self._has_loaded)
        self.loaded_at = monotonic()

    async def kill(self) -> None:
        """Kill it, as a power cut does."""
        assert self._process is not None
        self._process.process.kill()
        await self._gone()

    async def terminate(self) -> None:
        """Ask it to end, as a restart of the machine does, and wait for it."""
        assert self._process is not None
        await self._disconnect()
        self._process.process.terminate()
        await self._gone()

    async def end(self) -> None:
        """End it in whatever state it is."""
        if self._process is not None:
            await self._disconnect()
            await self._process.stop()
            await self._gone()

    async def act(self, action: str, **data: Any) -> None:
        """Carry an action out; returns when it is done."""
        await self.api.post(f"/api/services/{action}", **data)

    async def entity_id(self, unique_id: str) -> str:
        """Return the name of an entity, which differs by the integration's texts."""
        for entity in await self.api.command("config/entity_registry/list"):
            if entity["unique_id"] == unique_id:
                return str(entity["entity_id"])
        raise LookupError(unique_id)

    async def state(self, entity_id: str) -> str:
        """Return the state of an entity."""
        return str((await self.api.get(f"/api/states/{entity_id}"))["state"])

    async def issues(self) -> list[str]:
        """Return the integration's repair issues."""
        answer = await self.api.command("repairs/list_issues")
        return [
            issue["translation_key"]
            for issue in answer["issues"]
            if issue["domain"] == DOMAIN
        ]

    def intended(self) -> set[int]:
        """Return the ports that are to be turned on according to the disk."""
        return {*self.record()}

    def record(self) -> dict[int, dict[str, Any]]:
        """Return what the disk says of ports that are off for a while."""
        files = (self.folder / ".storage").glob(f"{DOMAIN}.power_cycles.*")
        return {
            int(port): restore
            for file in files
            # A kill may leave a draft of the file beside it.
            if not file.name.endswith(".tmp")
            for port, restore in json.loads(file.read_text())["data"].items()
        }

    def forget_intentions(self) -> None:
        """Remove what the disk says, so that a failure stays the only one."""
        for file in (self.folder / ".storage").glob(f"{DOMAIN}.power_cycles.*"):
            file.unlink()

    async def _answers(self) -> bool:
        assert self._process is not None
        try:
            await onboarding.is_owned(self._session, self._origin)
        except aiohttp.ClientConnectionError:
            if self._process.process.returncode is not None:
                raise self._process.complaint() from None
            return False
        return True

    async def _has_loaded(self) -> bool:
        entries = await self.api.command("config_entries/get", domain=DOMAIN)
        return [entry["state"] for entry in entries] == ["loaded"]

    async def _gone(self) -> None:
        assert self._process is not None
        await self._process.ended()
        self._process = None
        await self._disconnect()

    async def _disconnect(self) -> None:
        # Home Assistant waits for its clients for ten seconds when it ends.
        await self._connection.aclose()
        self._api = None
