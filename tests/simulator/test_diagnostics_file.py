"""A recorder that is played from a diagnostics file."""

import json
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, DigestAuthMiddleware
from homeassistant.core import HomeAssistant
from homeassistant.helpers.json import JSONEncoder
import pytest

from custom_components.axis_nvr_poe.diagnostics import (
    async_get_config_entry_diagnostics,
)
from simulator import Camera, RecorderModel, SchemaVersion, Simulator, StatusCode
from simulator.cli import main
from simulator.files.diagnostics import DiagnosticsFile
from simulator.recorder.population import populate
from tests.common import entry_for, set_up

from .tools import POE, FakeClock, general_error, get, started, status

SERIAL = "B8A44F112233"
STATUSES = "getportstatuses.cgi?schemaversion=1"
GETS = (
    "schemaversions.cgi",
    STATUSES,
    "gettotalpowerlimit.cgi?schemaversion=1",
    "getkeeppower.cgi?schemaversion=1",
    "getportmode.cgi?schemaversion=1&port=8",
)
POSTS = {
    "/axis-cgi/basicdeviceinfo.cgi": "getAllUnrestrictedProperties",
    "/axis-cgi/apidiscovery.cgi": "getApiList",
}


async def answers(session: ClientSession) -> dict[str, Any]:
    """Ask everything that Home Assistant asks, and keep the raw answers."""
    kept = {}
    for call in GETS:
        async with session.get(f"{POE}/{call}") as response:
            kept[f"{POE}/{call}"] = response.status, await response.text()
    for path, method in POSTS.items():
        asked = {"apiVersion": "1.0", "context": "x", "method": method}
        async with session.post(path, json=asked) as response:
            kept[path] = response.status, await response.text()
    return {
        call: {"status": status, "content_type": "text/xml", "body": body}
        for call, (status, body) in kept.items()
    }


def write(path: Path, raw_answers: Any) -> Path:
    """Write a diagnostics file as Home Assistant does."""
    file = path / "diagnostics.json"
    content = {"home_assistant": {}, "data": {"raw_answers": raw_answers}}
    file.write_text(json.dumps(content))
    return file


def statuses(*ports: str, **others: str) -> dict[str, Any]:
    """Write raw answers, of getportstatuses and of other calls by their names."""
    inner = "".join(f"<PortStatus>{port}</PortStatus>" for port in ports)
    bodies = {"getportstatuses": f"<PoeResponse>{inner}</PoeResponse>", **others}
    return {
        f"{POE}/{name}.cgi?schemaversion=1": {
            "status": 200,
            "content_type": "text/xml",
            "body": body,
        }
        for name, body in bodies.items()
    }


async def played(file: Path) -> dict[str, Any]:
    """Play the recorder of a file, and ask it everything."""
    model, dialect = DiagnosticsFile(file).build(SERIAL)
    login = DigestAuthMiddleware("root", "pass")
    async with (
        Simulator(model, dialect=dialect) as simulator,
        ClientSession(simulator.http_url, middlewares=(login,)) as session,
    ):
        return await answers(session)


@pytest.mark.parametrize("variant", ["plain", "odd", "poor"])
async def test_every_answer_comes_out_as_it_went_in(
    recorder: Simulator, operator: ClientSession, tmp_path: Path, variant: str
) -> None:
    """Byte for byte, whatever the recorder's dialect."""
    populate(recorder.model)
    recorder.model.inject_fault(3, "Overload & more")
    dialect = recorder.dialect
    if variant == "odd":
        recorder.model.keep_power = True
        recorder.model.remove_port(2)
        recorder.model.enable(8, on=False)
        dialect.versions = [SchemaVersion(1, 3), SchemaVersion(2, 0, deprecated=True)]
        dialect.versions_element = "SchemaVersionsSuccess"
        dialect.attribute_gap = ""
        dialect.api_status = "official"
        dialect.extra_apis = [("param-cgi", "1.0", "Parameters")]
        dialect.extra_elements = [("Standard", "802.3at")]
        dialect.override = {
            1: {"PowerConsumption": "3.4567", "Extra": None, "ClassPowerLimit": "7.0"},
            4: {"StatusCode": "9", "Description": "Melting"},
            8: {"PseClassLimit": "6", "RequestedPower": "-"},
        }
    elif variant == "poor":
        recorder.model.keep_power = None
        recorder.model.set_power_limit(31.5)
        dialect.unclosed_status_code = True
        dialect.events.listed = False
        dialect.omit_properties = {"HardwareID", "WebURL"}
    recorder.model.full_name = "AXIS S3008 Mk II Recorder"
    recorder.model.firmware = "12.1.7"
    before = await answers(operator)
    redacted = json.loads(json.dumps(before).replace("ACCC8EAF8C30", "**REDACTED**"))
    after = await played(write(tmp_path, redacted))
    after = json.loads(json.dumps(after).replace(SERIAL, "ACCC8EAF8C30"))
    assert after == before


async def test_home_assistants_own_file_is_understood(
    hass: HomeAssistant,
    recorder: Simulator,
    tmp_path: Path,
) -> None:
    """As the integration writes it, with the serial number redacted."""
    populate(recorder.model)
    recorder.model.keep_power = None
    entry = entry_for(recorder)
    await set_up(hass, entry)
    told = await async_get_config_entry_diagnostics(hass, entry)
    file = tmp_path / "diagnostics.json"
    file.write_text(json.dumps({"home_assistant": {}, "data": told}, cls=JSONEncoder))
    assert recorder.model.serial not in file.read_text()
    model, _ = DiagnosticsFile(file).build(SERIAL)
    assert model.statuses() == recorder.model.statuses()
    assert model.keep_power is None
    assert model.full_name == recorder.model.full_name
    assert await hass.config_entries.async_unload(entry.entry_id)


async def test_what_was_told_of_other_devices_is_told_again(tmp_path: Path) -> None:
    """Word for word, to an administrator; a refusal was meant for another account."""
    raw = statuses("<Port>1</Port><StatusCode>0</StatusCode>")
    odd = "/config/rest/lldp/v7alpha/neighbors"
    told = {
        "/config/discover": (200, '{"lldp": {"v7": {"rest_api": "x"}}}'),
        odd: (
            200,
            '{"status": "success", "data": [{"sysName": "ac:cc:8e**REDACTED**"}]}',
        ),
        "/config/rest/lldp/v1/neighbors": (404, "none"),
        "/config/rest/network-settings/v2beta/switch": (403, "no"),
    }
    for path, (code, body) in told.items():
        raw[path] = {"status": code, "content_type": "application/json", "body": body}
    model, dialect = DiagnosticsFile(write(tmp_path, raw)).build(SERIAL)
    login = DigestAuthMiddleware("root", "pass")
    async with (
        Simulator(model, dialect=dialect) as simulator,
        ClientSession(simulator.http_url, middlewares=(login,)) as session,
    ):
        again = {}
        for path in told:
            async with session.get(path) as response:
                again[path] = response.status, await response.text()
        async with ClientSession(simulator.http_url) as stranger:
            assert await status(stranger, odd) == 401
    switch = again.pop("/config/rest/network-settings/v2beta/switch")
    assert switch[0] == 200
    assert again == {path: told[path] for path in again}


def test_ports_take_their_places(tmp_path: Path) -> None:
    """Free, powered, with a supply of its own, off, refused, broken, unheard of."""
    port = "<Port>{}</Port><StatusCode>{}</StatusCode>{}"
    file = write(
        tmp_path,
        statuses(
            port.format(1, 0, ""),
            port.format(
                2,
                1,
                "<PoeClass>2</PoeClass><RequestedPower>5.0</RequestedPower>"
                "<PowerConsumption>3.25</PowerConsumption>",
            ),
            port.format(3, 2, "<PoeClass/>"),
            port.format(4, 3, ""),
            port.format(5, 4, "<PoeClass>1</PoeClass>"),
            port.format(6, 5, "<PoeClass></PoeClass><Extra>Too hot</Extra>"),
            port.format(7, 12, ""),
            "<Port>none</Port>",
            gettotalpowerlimit="<Limit>12</Limit>",
            getkeeppower="<Enabled>yes</Enabled>",
        ),
    )
    model, dialect = DiagnosticsFile(file).build(SERIAL)
    assert [one.code for one in model.statuses()] == [0, 1, 2, 3, 4, 5, 0]
    assert (model.power_limit, model.keep_power) == (12, True)
    assert model.serial == SERIAL
    powered = model.status(2)
    assert (powered.poe_class, powered.requested_power) == (2, 5.0)
    assert dialect.recall[2].texts["PowerConsumption"] == "3.25"
    assert model.camera(1) is None
    # Class 1 would have fitted: something greedier is refused in its place.
    assert dialect.recall[5].texts["PoeClass"] == "1"
    assert model.fault(6)
    assert dialect.recall[7].texts["StatusCode"] == "12"


def test_a_recorder_may_have_given_away_more_than_its_budget(tmp_path: Path) -> None:
    """Whole classes need not fit again; what was on is on."""
    port = (
        "<Port>{}</Port><StatusCode>1</StatusCode><PoeClass>3</PoeClass>"
        "<RequestedPower>6.5</RequestedPower>"
    )
    raw = statuses(
        *(port.format(number) for number in range(1, 9)),
        gettotalpowerlimit="<Limit>65</Limit>",
    )
    model, _ = DiagnosticsFile(write(tmp_path, raw)).build(SERIAL)
    assert all(model.is_powered(number) for number in model.numbers)
    assert model.power_limit == 65


async def test_what_was_recalled_ends_when_something_happens(tmp_path: Path) -> None:
    """The port lives on as the model has it; the other ports are not concerned."""
    port = (
        "<Port>{}</Port><StatusCode>1</StatusCode><Extra>0x7f: odd</Extra>"
        "<PoeClass>3</PoeClass>"
    )
    file = write(tmp_path, statuses(port.format(1), port.format(2)))
    model, dialect = DiagnosticsFile(file).build(SERIAL)
    login = DigestAuthMiddleware("root", "pass")
    async with (
        Simulator(model, dialect=dialect) as simulator,
        ClientSession(simulator.http_url, middlewares=(login,)) as session,
    ):
        assert (await get(session, STATUSES)).count("0x7f: odd") == 2
        off = "setportmode.cgi?schemaversion=1&port=1&enabled=no"
        await get(session, off)
        body = await get(session, STATUSES)
        assert body.count("0x7f: odd") == 1
        assert "<StatusCode>3</StatusCode>\n<Description>Disabled" in body


async def test_a_budget_error_that_the_model_would_not_make(tmp_path: Path) -> None:
    """It is told as it was, and the modes that were asked count."""
    refused = "<Port>1</Port><StatusCode>4</StatusCode><PseClassLimit>3</PseClassLimit>"
    broken = "<Port>2</Port><StatusCode>5</StatusCode>"
    raw = statuses(refused, broken, gettotalpowerlimit="<Limit>500</Limit>")
    mode = raw[f"{POE}/{STATUSES}"] | {"body": "<Enabled>no</Enabled>"}
    raw[f"{POE}/getportmode.cgi?schemaversion=1&port=2"] = mode
    model, dialect = DiagnosticsFile(write(tmp_path, raw)).build(SERIAL)
    assert dialect.recall[1].texts["StatusCode"] == "4"
    assert not model.is_enabled(2)
    assert model.status(2).code is StatusCode.ERROR_OTHER


def test_calls_that_went_wrong_are_passed_over(
    tmp_path: Path, clock: FakeClock
) -> None:
    """Errors, other statuses, no JSON; a missing discovery stays missing."""
    raw = statuses(
        "<Port>3</Port><StatusCode>0</StatusCode>",
        getkeeppower=general_error(50, "Not supported."),
        gettotalpowerlimit=general_error(10, "An error occurred."),
        schemaversions="<html>",
    )
    answer = {"content_type": None, "body": "[]"}
    raw["/axis-cgi/apidiscovery.cgi"] = answer | {"status": 404}
    raw["/axis-cgi/basicdeviceinfo.cgi"] = answer | {"status": 200}
    model, dialect = DiagnosticsFile(write(tmp_path, raw)).build(SERIAL)
    assert model.numbers == (3,)
    assert model.keep_power is None
    assert dialect.discovery_absent
    assert dialect.versions == [SchemaVersion(1, 2)]
    assert model.firmware == RecorderModel(clock=clock).firmware
    model.plug(3, Camera())


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("no JSON", "is no diagnostics file: it is no JSON"),
        ("[]", "there are no raw answers of a recorder in it"),
        ('{"data": {"raw_answers": []}}', "there are no raw answers"),
        ('{"data": {"raw_answers": {"/x": {"status": "1"}}}}', "no raw answers"),
        ('{"data": {"raw_answers": {}}}', "no answer of a recorder about its ports"),
        (json.dumps({"raw_answers": statuses()}), "no answer of a recorder about"),
    ],
)
def test_a_file_that_is_none_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, sentence: str
) -> None:
    """In one sentence that names it."""
    file = tmp_path / "other.json"
    file.write_text(content)
    assert main(["--from-diagnostics", str(file)]) == 1
    said = capsys.readouterr().err
    assert sentence in said
    assert str(file) in said
    assert said.count("\n") == 1


def test_a_state_is_not_kept_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    """Two sources would contradict each other."""
    assert main(["--from-diagnostics", "a", "--state", "b"]) == 1
    assert "don't go together" in capsys.readouterr().err


async def test_it_is_played_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the ports of the file."""
    raw = statuses("<Port>5</Port><StatusCode>3</StatusCode>")
    file = str(write(tmp_path, raw))
    async with started(capsys, "--from-diagnostics", file, "--serial", SERIAL) as said:
        assert said[1].split() == ["serial:", SERIAL]
        url = said[2].split()[1]
        async with (
            ClientSession(url) as session,
            session.get("/simulator/state") as response,
        ):
            (port,) = (await response.json())["ports"]
    assert (port["port"], port["enabled"]) == (5, False)
