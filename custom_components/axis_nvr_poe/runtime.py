"""What a recorder that is set up consists of."""

from dataclasses import dataclass

from homeassistant.config_entries import ConfigEntry

from .coordinator import AxisNvrPoeCoordinator
from .happenings import Happenings
from .meter import EnergyMeter
from .owed_power import OwedPower
from .port_power import PortPower
from .watchdog import Watchdog


@dataclass(frozen=True, kw_only=True)
class RuntimeData:
    """The parts of a recorder that entities and tools talk to."""

    coordinator: AxisNvrPoeCoordinator
    happenings: Happenings
    owed_power: OwedPower
    port_power: PortPower
    meter: EnergyMeter
    watchdog: Watchdog


type AxisNvrPoeConfigEntry = ConfigEntry[RuntimeData]
