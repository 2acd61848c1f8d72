"""Setting a recorder up, and letting it go."""

from homeassistant.config_entries import SOURCE_REAUTH, ConfigEntryState
from homeassistant.const import STATE_UNAVAILABLE, Platform
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.axis_nvr_poe.certificates import in_pairs
from simulator import (
    Account,
    Misbehaviour,
    RecorderModel,
    Role,
    SchemaVersion,
    Simulator,
)

from .common import entry_for, set_up, state_of
from .selection import every


async def test_a_recorder_is_unloaded_without_a_trace(
    hass: HomeAssistant, running: MockConfigEntry, recorder: Simulator
) -> None:
    """Its entities are unavailable, and nothing is sent any more."""
    recorder.reset_log()

    assert await hass.config_entries.async_unload(running.entry_id)
    await hass.async_block_till_done()

    assert running.state is ConfigEntryState.NOT_LOADED
    assert state_of(hass, Platform.SWITCH, "port1-poe").state == STATE_UNAVAILABLE
    assert recorder.requests == []


@pytest.mark.parametrize(
    ("misbehaviour", "path"),
    every(
        3,
        [
            (Misbehaviour.reset(), "*"),
            (Misbehaviour.status(403), "*"),
            (Misbehaviour.status(500), "basicdeviceinfo"),
            (Misbehaviour.login_page(), "schemaversions"),
            (Misbehaviour.truncated(), "getportstatuses"),
            (Misbehaviour.reset(), "getkeeppower"),
        ],
    ),
)
async def test_a_recorder_that_does_not_answer_yet_is_tried_again(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    recorder: Simulator,
    misbehaviour: Misbehaviour,
    path: str,
) -> None:
    """Home Assistant says why, and sets it up once it answers."""
    recorder.misbehave(misbehaviour, path)
    await set_up(hass, entry, ConfigEntryState.SETUP_RETRY)
    assert entry.reason is not None
    assert entry.reason.startswith("AXIS S3008 ")

    recorder.behave()
    await hass.config_entries.async_reload(entry.entry_id)

    assert entry.state is ConfigEntryState.LOADED


@pytest.mark.parametrize(
    "versions",
    [
        [SchemaVersion(2, 0), SchemaVersion(3, 1)],
        [SchemaVersion(2, 0), SchemaVersion(1, 2, deprecated=True)],
    ],
    ids=["unknown", "deprecated"],
)
async def test_an_unknown_schema_version_is_named(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    recorder: Simulator,
    versions: list[SchemaVersion],
) -> None:
    """It would not help to try again."""
    recorder.dialect.versions = versions

    await set_up(hass, entry, ConfigEntryState.SETUP_ERROR)

    assert entry.reason is not None
    assert ", ".join(f"{one.major}.{one.minor}" for one in versions) in entry.reason


@pytest.mark.parametrize(
    "account",
    [
        Account("root", "other", Role.ADMINISTRATOR),
        Account("root", "pass", Role.VIEWER),
    ],
    ids=["password", "role"],
)
async def test_an_account_that_does_not_do_asks_for_another(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    recorder: Simulator,
    account: Account,
) -> None:
    """A wrong password and a role that is too low, both at set-up."""
    recorder.set_account(account)

    await set_up(hass, entry, ConfigEntryState.SETUP_ERROR)

    (flow,) = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == SOURCE_REAUTH


async def test_basic_over_plain_http_is_refused_with_advice(
    hass: HomeAssistant, entry: MockConfigEntry, recorder: Simulator
) -> None:
    """The password never crosses the network in the clear."""
    recorder.auth.policy = "basic"

    await set_up(hass, entry, ConfigEntryState.SETUP_RETRY)

    assert entry.reason is not None
    assert "Use HTTPS" in entry.reason
    assert recorder.heard("pass") == []


async def test_a_recorder_with_another_certificate_gets_no_password(
    hass: HomeAssistant, recorder: Simulator
) -> None:
    """The error names both fingerprints; the other one is sent nothing."""
    entry = entry_for(recorder, https=True, fingerprint="ab" * 32)

    await set_up(hass, entry, ConfigEntryState.SETUP_RETRY)

    assert entry.reason is not None
    assert in_pairs("ab" * 32) in entry.reason
    assert in_pairs(recorder.certificate.fingerprint) in entry.reason
    assert recorder.requests == []


async def test_another_recorder_at_the_address_is_refused(
    hass: HomeAssistant, entry: MockConfigEntry, model: RecorderModel
) -> None:
    """Its ports power other cameras."""
    model.serial = "B8A44F000001"

    await set_up(hass, entry, ConfigEntryState.SETUP_RETRY)

    assert entry.reason == "A device other than AXIS S3008 answers at its address"


@pytest.mark.parametrize("ports", every(2, [1, 8, 16, 48]))
async def test_any_number_of_ports(
    hass: HomeAssistant, entry: MockConfigEntry, model: RecorderModel, ports: int
) -> None:
    """Nothing is hard-coded."""
    for number in model.numbers:
        model.remove_port(number)
    for number in range(1, ports + 1):
        model.add_port(number)

    await set_up(hass, entry)

    switches = [
        state for state in hass.states.async_all("switch") if "port" in state.entity_id
    ]
    assert len(switches) == ports
