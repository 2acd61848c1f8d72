"""What the recorder last said, as one frozen picture."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
import re

from ..vapix.models import (
    WHOLE_RECORDER,
    FailureNotice,
    HardwareFailure,
    PortStatus,
    PortStatusCode,
)

# What begins further information that a recorder gives of a status.
_HEXADECIMAL = re.compile(r"^0x[0-9a-f]+: *", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Port:
    """A PoE port: its status, its mode, and what was pushed of its failures."""

    status: PortStatus
    enabled: bool | None
    has_device: bool | None = None
    """Whether a device is connected; None where that cannot be told."""

    news: FailureNotice | None = None
    """A failure that stands, or a recovery since the status was read."""

    def with_news(self, news: FailureNotice | None) -> Port:
        """Return the same with other news; itself where they are the same."""
        return self if news == self.news else replace(self, news=news)

    @property
    def failing(self) -> bool | None:
        """Return whether the port fails to power its device."""
        if self.news is not None:
            return self.news.failing
        return None if self.status.code is None else self.status.code.is_error

    @property
    def failure(self) -> FailureNotice:
        """Return the failure as it was pushed, or as the status tells it.

        A pushed one without words gets those of a status that fails as well.
        """
        if self.news is None:
            return FailureNotice(
                port=self.status.port,
                failing=self.failing,
                reason_text=_words(self.status),
            )
        is_wordless = self.news.failing and self.news.reason_text is None
        if is_wordless and self.status.code is not None and self.status.code.is_error:
            return replace(self.news, reason_text=_words(self.status))
        return self.news


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What holds for the recorder as a whole, and changes rarely."""

    power_budget: float | None = None
    """W, the most that can be allocated to all ports together."""

    keep_power: bool | None = None
    """Whether devices stay powered while the recorder restarts."""

    keep_power_supported: bool = True


@dataclass(frozen=True, kw_only=True)
class RecorderData:
    """A recorder's ports by number, its settings, and what it pushed of itself."""

    ports: Mapping[int, Port] = field(default_factory=dict)
    settings: Settings = Settings()
    news: FailureNotice | None = None
    """What was pushed of the recorder as a whole."""

    hardware: Mapping[HardwareFailure, bool | None] = field(default_factory=dict)
    """What was pushed of its own hardware, as far as it ever told of it."""

    @cached_property
    def _has_news(self) -> bool:
        """Return whether anything was pushed of the recorder or a port."""
        ports = self.ports.values()
        return self.news is not None or any(port.news is not None for port in ports)

    @cached_property
    def allocated_power(self) -> float | None:
        """Return what is allocated to all ports together, W."""
        return self._total(lambda status: status.allocated_power)

    @cached_property
    def power(self) -> float | None:
        """Return what all powered devices draw, W."""
        return self._total(lambda status: status.power_consumption)

    @cached_property
    def available_power(self) -> float | None:
        """Return what can still be allocated, W."""
        allocated = self.allocated_power
        if self.settings.power_budget is None or allocated is None:
            return None
        return round(self.settings.power_budget - allocated, 3)

    @property
    def waiting_for_power(self) -> list[int]:
        """Return the ports that are on, and get no power for want of it."""
        return [
            number
            for number, port in self.ports.items()
            if port.enabled and port.status.code is PortStatusCode.ERROR_POWER_BUDGET
        ]

    def frees_power(self, number: int) -> bool:
        """Return whether others may get power once a port is turned off."""
        port = self.ports.get(number)
        return port is not None and port.status.may_draw_power

    @cached_property
    def failing(self) -> bool | None:
        """Return whether any port fails; unknown while one that may is unknown."""
        states = [port.failing for port in self.ports.values()]
        if self.news is not None:
            states.append(self.news.failing)
        return any_of(states)

    def with_port_enabled(self, number: int, *, enabled: bool | None) -> RecorderData:
        """Return the same with another mode of one port, if there is such a port."""
        if number not in self.ports:
            return self
        port = replace(self.ports[number], enabled=enabled)
        return replace(self, ports={**self.ports, number: port})

    def with_keep_power(self, *, keep_power: bool | None) -> RecorderData:
        """Return the same with another keep-power setting."""
        settings = replace(self.settings, keep_power=keep_power)
        return replace(self, settings=settings)

    def with_news(self, notices: Mapping[int, FailureNotice]) -> RecorderData:
        """Return the same with what was pushed, by port number or WHOLE_RECORDER.

        A port whose news are the same stays the same, and so does the whole picture.
        """
        if not notices and not self._has_news:
            return self
        ports = {
            number: port.with_news(notices.get(number))
            for number, port in self.ports.items()
        }
        news = notices.get(WHOLE_RECORDER)
        if news == self.news and ports == self.ports:
            return self
        return replace(self, ports=ports, news=news)

    def with_hardware(
        self, hardware: Mapping[HardwareFailure, bool | None]
    ) -> RecorderData:
        """Return the same with what was pushed of the hardware."""
        if hardware == self.hardware:
            return self
        return replace(self, hardware=hardware)

    def _total(self, figure: Callable[[PortStatus], float | None]) -> float | None:
        """Return a sum over the ports, unknown where a powered one lacks the figure."""
        total = 0.0
        for port in self.ports.values():
            value = figure(port.status)
            if value is None and port.status.may_draw_power:
                return None
            total += value or 0.0
        return round(total, 3)


def _words(status: PortStatus) -> str | None:
    """Return what a status says in words.

    With what it says beside its description, where that tells more of an error.
    """
    description, extra = status.description, status.extra
    if description is None:
        return extra
    if extra is None or status.code is None or not status.code.is_error:
        return description
    if _HEXADECIMAL.sub("", extra).casefold() in description.casefold():
        return description
    return f"{description} ({extra})"


def any_of(states: Iterable[bool | None]) -> bool | None:
    """Return whether one is true, None where none is but one is unknown."""
    known = list(states)
    if True in known:
        return True
    if None in known:
        return None
    return False
