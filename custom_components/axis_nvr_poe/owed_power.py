"""What becomes of ports that are off for a while when something happens around them.

Home Assistant starts or stops, the recorder answers again, a poll shows that the
device of a port has its power back, or that somebody has turned a port on elsewhere.
"""

import asyncio
from collections.abc import Callable

from homeassistant.core import callback
from homeassistant.exceptions import ConfigEntryAuthFailed

from .const import SHUTDOWN_LIMIT
from .coordinator import AxisNvrPoeCoordinator
from .issues import async_end_restores_but, async_show_left_off
from .restore import Kind
from .restorer import Restorer
from .restores import Restores
from .texts import error_text
from .vapix.errors import RecorderConnectionError, Unreachable, VapixError
from .vapix.models import PortStatusCode


class OwedPower:
    """The power that one recorder's ports are owed."""

    def __init__(
        self,
        coordinator: AxisNvrPoeCoordinator,
        restores: Restores,
        restorer: Restorer,
    ) -> None:
        """Initialize; nothing happens before `async_resume`."""
        self._hass = coordinator.hass
        self._coordinator = coordinator
        self._entry = coordinator.config_entry
        self._restores = restores
        self._restorer = restorer
        self._recorder_answered = True
        # Ports that were power cycled while others are held, and of these the ones
        # whose device was seen dark.
        self._awaited: set[int] = set()
        self._lost_power: set[int] = set()
        # Ports that are shown on, and were asked or are about to be whether they are.
        self._doubted: set[int] = set()

    @callback
    def async_resume(self) -> None:
        """Turn on what is to come on, each port when its time has come.

        A person is asked about ports that were to come on long ago, and about load
        that was shed long ago.
        """
        async_end_restores_but(self._hass, self._entry, [*self._restores])
        # Their devices went dark before; what they have now counts.
        self._lost_power = self._held_for()
        self._restorer.async_schedule(*self._restores)

    async def async_let_go(self) -> None:
        """Turn every port on before the entry is unloaded, or Home Assistant ends.

        What cannot be turned on in time is left to the next start; load that was
        shed stays off.
        """
        await self._async_turn_on(self._off_for_now)

    async def async_not_set_up(self, error: Exception) -> None:
        """Turn on what is due, although the entry cannot be set up.

        A person is told of what is due and stays off.
        """
        self._restorer.async_stop()
        if not isinstance(error, ConfigEntryAuthFailed):
            async with self._coordinator.turn.command():
                # What is held for a power cycle waits for it.
                for kind in Kind:
                    await self._restorer.async_restore(*self._due(kind))
        for kind in Kind:
            for port in self._due(kind):
                self._restorer.async_show(port, error_text(self._hass, error))
        async_end_restores_but(self._hass, self._entry, [*self._restores])

    async def async_removed(self) -> None:
        """Turn every port on before the entry is forgotten, shed load as well.

        Nobody will try again, so a person is told of what stays off.
        """
        await self._async_turn_on(
            lambda: [*self._off_for_now(), *self._restores.of_kind(Kind.SHED)]
        )
        left_off = [*self._restores]
        async_end_restores_but(self._hass, self._entry, [])
        if left_off:
            async_show_left_off(self._hass, self._entry, left_off)
        await self._restores.async_remove()

    @callback
    def async_updated(self) -> None:
        """Follow whether the recorder answers, and what it says of ports."""
        answers = self._coordinator.last_update_success
        if answers and not self._recorder_answered:
            self._restorer.async_hasten()
        self._recorder_answered = answers
        if not answers:
            return
        self._follow_cycles()
        for port in self._restores:
            self._doubt(port)

    def _follow_cycles(self) -> None:
        """Let go what is held once every cycled device has its power again.

        Also those of power cycles that it is not held for: it would take their power.
        """
        held_for, cycled = self._held_for(), self._under_way()
        self._awaited = self._awaited | held_for | cycled if held_for else set()
        self._lost_power &= self._awaited
        self._lost_power |= {
            port for port in self._awaited if self._has_power(port) is False
        }
        back = {port for port in self._lost_power - cycled if self._has_power(port)}
        self._awaited -= back
        if self._awaited:
            return
        for port in back:
            for each in self._restores.held_for(port):
                self._restorer.async_release(each)

    def _under_way(self) -> set[int]:
        """Return the ports that are being power cycled."""
        cycled = self._restores.of_kind(Kind.CYCLE)
        return {port for port in cycled if not self._restores[port].waits_for_person}

    def _held_for(self) -> set[int]:
        """Return the ports for whose power cycles others are held off."""
        held = (self._restores[port] for port in self._restores.of_kind(Kind.HELD))
        return {each.held_for for each in held if each.held_for is not None}

    def _has_power(self, port: int) -> bool | None:
        """Return whether the device at a port has power, as far as the status tells."""
        shown = self._coordinator.data.ports.get(port)
        if shown is None or shown.status.code is None:
            return None
        return shown.status.code is PortStatusCode.CONNECTED_POE

    def _doubt(self, port: int) -> None:
        """Ask once about a port that is shown on, and is not to come on by itself."""
        shown = self._coordinator.data.ports.get(port)
        is_shown_on = shown is not None and shown.enabled is True
        if not is_shown_on or not self._restores[port].waits_for_person:
            self._doubted.discard(port)
        elif port not in self._doubted:
            self._doubted.add(port)
            self._entry.async_create_task(self._hass, self._async_ask(port))

    async def _async_ask(self, port: int) -> None:
        """Remember a port no longer that was turned on elsewhere."""
        async with self._coordinator.turn.command():
            restore = self._restores.get(port)
            if restore is None or not restore.waits_for_person:
                return
            try:
                is_on = await self._coordinator.async_port_mode(port)
            except VapixError:
                self._doubted.discard(port)
                return
            if is_on:
                await self._restorer.async_drop(port)

    def _off_for_now(self) -> list[int]:
        """Return what comes on without anybody being asked; power cycles first."""
        return [
            port
            for kind in (Kind.CYCLE, Kind.HELD)
            for port in self._restores.of_kind(kind)
            if not self._restores[port].waits_for_person
        ]

    def _due(self, kind: Kind) -> list[int]:
        """Return the ports of a kind that are to be on by now; of shed load, one."""
        delays = self._restores.delays()
        due = [
            port
            for port in self._restores.of_kind(kind)
            if port in delays and not delays[port] and not self._restorer.is_held(port)
        ]
        return due[:1] if kind is Kind.SHED else due

    async def _async_turn_on(self, ports: Callable[[], list[int]]) -> None:
        """Turn ports on at once, as far as that can be done in time.

        Which ones turns out when what is under way has come to its end.
        """
        self._restorer.async_stop()
        try:
            async with (
                asyncio.timeout(SHUTDOWN_LIMIT.total_seconds()),
                self._coordinator.turn.command(),
            ):
                await self._restorer.async_restore(*ports())
        except TimeoutError:
            err = RecorderConnectionError(
                "no answer in time",
                reason=Unreachable.NO_ANSWER,
                host=self._coordinator.client.transport.origin.host,
                timeout=SHUTDOWN_LIMIT.total_seconds(),
            )
            for port in ports():
                self._restorer.async_failed(port, err)
