"""Takes the pictures; scripts/screenshots runs it with what it needs.

Everything is found by its id or by the text it has now: the integration's texts are
looked up in en.json, Home Assistant's own by their keys.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
import json
from math import isclose
from pathlib import Path
import re
import sys
from tempfile import TemporaryDirectory
from typing import Any

import aiohttp
from playwright.async_api import Page, async_playwright, expect

from laboratory import onboarding
from laboratory.api import Api, connect
from laboratory.processes import REPOSITORY, Process
from laboratory.recorders import PASSWORD, USERNAME, Recorder
from laboratory.registry import DOMAIN, Registry
from simulator.remote import Remote

PICTURES = REPOSITORY / "docs/images"
INTEGRATION = REPOSITORY / "custom_components" / DOMAIN
TEXTS = json.loads((INTEGRATION / "translations/en.json").read_text())
TYPE = json.loads((INTEGRATION / "manifest.json").read_text())["integration_type"]
PANEL = "ui.panel.config.integrations"
BROKEN = 5
"""The port that fails in the picture of the dashboard."""
ATTEMPTS = 10
DRAWN = 2_000
"""ms, in which the frontend has drawn, and moved to its place, what has arrived."""

# The page's own copy of what Home Assistant has told it.
STATES = """
() => Object.fromEntries(
  Object.entries(document.querySelector("home-assistant").hass.states)
    .map(([id, state]) => [id, state.state])
)
"""
LOCALIZE = 'key => document.querySelector("home-assistant")?.hass?.localize(key)'


class Camera:
    """A browser that shows Home Assistant, and takes pictures of it."""

    def __init__(self, page: Page, api: Api, registry: Registry) -> None:
        """Keep what is to be seen."""
        self.page = page
        self.registry = registry
        self._api = api

    async def open(self, path: str, width: int, height: int) -> None:
        """Show a page in a window of that size."""
        await self.page.set_viewport_size({"width": width, "height": height})
        await self.page.goto(f"{self._api.origin}{path}")

    async def click(self, text: str) -> None:
        """Click on what bears a text."""
        await self.page.get_by_text(text, exact=True).first.click()

    async def sees(self, text: str) -> None:
        """Wait until a text is to be seen."""
        await expect(self.page.get_by_text(text).first).to_be_visible()

    async def own_text(self, key: str) -> str:
        """Return a text of Home Assistant's frontend, once it has come."""
        text = await self.page.wait_for_function(LOCALIZE, arg=key)
        return str(await text.json_value())

    async def states(self) -> dict[str, str]:
        """Return the states that the page shows."""
        return dict(await self.page.evaluate(STATES))

    async def entities(self) -> dict[tuple[str, str], str]:
        """Return entity ids by platform and unique id."""
        listed = await self._api.command("config/entity_registry/list")
        return {
            (one["entity_id"].partition(".")[0], one["unique_id"]): one["entity_id"]
            for one in listed
            if one["platform"] == DOMAIN
        }

    async def take(self, name: str) -> None:
        """Take a picture, once nothing is being loaded any more."""
        await expect(self.page.locator("ha-spinner:visible")).to_have_count(0)
        await self.page.wait_for_timeout(DRAWN)
        await self.page.screenshot(path=PICTURES / f"{name}.png")
        say(f"{name}.png")


def say(text: str) -> None:
    """Tell the person something."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


async def take_repair(camera: Camera, recorder: Recorder) -> None:
    """Show that the camera at port 8 asks for more than is available."""
    name = camera.registry.devices[recorder.mac]["name"]
    title = TEXTS["issues"]["power_budget"]["title"].format(recorder=name)
    await camera.open("/config/repairs", 800, 520)
    await camera.click(title)
    await camera.sees(TEXTS["issues"]["power_budget"]["description"].split("\n")[-1])
    await camera.take("repair")


async def take_dashboard(camera: Camera, recorder: Recorder, remote: Remote) -> None:
    """Show all ports, one of which has just failed; the figures agree."""
    await camera.open("/", 1200, 1100)
    entities = await camera.entities()
    await camera.sees("Front door camera")
    await remote.do("fault", port=BROKEN, reason="Short circuit")
    await camera.sees(TEXTS["entity"]["sensor"]["status"]["state"]["error_other"])
    for _ in range(ATTEMPTS):
        before = await camera.states()
        await camera.take("dashboard")
        # Otherwise a poll may have come between two of the figures.
        if await camera.states() == before:
            break
    else:
        raise RuntimeError("the states never stood still")
    check_figures(before, entities, recorder)


def check_figures(
    states: dict[str, str], entities: dict[tuple[str, str], str], recorder: Recorder
) -> None:
    """Raise where a figure of the recorder contradicts those of its ports."""

    def watts(key: str) -> float:
        return float(states[entities["sensor", f"{recorder.mac}-{key}"]])

    numbers = range(1, recorder.ports + 1)
    for total, parts in (
        ("power", [f"port{number}-power" for number in numbers]),
        ("allocated_power", [f"port{number}-allocated_power" for number in numbers]),
        ("power_budget", ["allocated_power", "available_power"]),
    ):
        added = sum(watts(part) for part in parts)
        if not isclose(watts(total), added, abs_tol=0.05):
            raise RuntimeError(f"{total} is {watts(total)} W, its parts are {added} W")


async def take_devices(camera: Camera, recorder: Recorder) -> None:
    """Show the recorder and a port, each on its own page."""
    for name, identifier, height in (
        ("recorder", recorder.mac, 1400),
        ("port", f"{recorder.mac}-port1", 1250),
    ):
        device = camera.registry.devices[identifier]
        await camera.open(f"/config/devices/device/{device['id']}", 1200, height)
        await camera.sees(TEXTS["entity"]["sensor"]["allocated_power"]["name"])
        await camera.take(name)


async def take_find_out(camera: Camera, api: Api) -> None:
    """Find out what is connected, as if nobody had said it yet."""
    (entry,) = await api.command("config_entries/get", domain=DOMAIN)
    subentries = await api.command(
        "config_entries/subentries/list", entry_id=entry["entry_id"]
    )
    for one in subentries:
        await api.command(
            "config_entries/subentries/delete",
            entry_id=entry["entry_id"],
            subentry_id=one["subentry_id"],
        )
    await camera.open(f"/config/integrations/integration/{DOMAIN}", 800, 1060)
    await camera.page.get_by_label(
        await camera.own_text(f"{PANEL}.config_entry.configure")
    ).first.click()
    steps = TEXTS["options"]["step"]
    await camera.click(steps["init"]["menu_options"]["find_out"])
    await camera.sees(steps["found"]["title"])
    await camera.take("find-out")


async def take_config_flow(camera: Camera, other: Recorder) -> None:
    """Add another recorder, up to the question about its certificate."""
    await camera.open(f"/config/integrations/integration/{DOMAIN}", 800, 760)
    await camera.click(await camera.own_text(f"{PANEL}.integration_page.add_{TYPE}"))
    steps = TEXTS["config"]["step"]
    await camera.sees(steps["user"]["title"])
    given: dict[str, Any] = {
        "host": "192.168.0.90",
        "username": USERNAME,
        "password": PASSWORD,
    }
    for field, value in given.items():
        await camera.page.locator(f"input[name={field}]").fill(value)
    await camera.take("add-recorder")
    await camera.page.locator("input[name=host]").fill(other.host)
    await camera.click(await camera.own_text(f"{PANEL}.config_flow.submit"))
    await camera.sees(steps["trust_certificate"]["title"])
    await camera.take("trust-certificate")


@asynccontextmanager
async def demo(folder: Path) -> AsyncGenerator[tuple[str, str]]:
    """Run a fresh demo; returns where Home Assistant and the recorder's page are."""
    ports = (f"--{name}-port=0" for name in ("http", "recorder-http", "recorder-https"))
    process = await Process.start(
        "The demo",
        ["demo", "--folder", str(folder / "demo"), *ports],
        folder=REPOSITORY,
        output=folder / "demo.log",
    )
    try:
        await process.says(re.compile("(Press Ctrl-C)"))
        origin = await process.says(re.compile(r"Home Assistant: +(\S+)/\n"))
        yield origin, await process.says(re.compile(r"Recorder: +(\S+)\n"))
    finally:
        await process.stop()


async def main(chromium: str) -> None:
    """Take all pictures."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        recorder = Recorder(index=0, ports=8, state=folder / "unused.json")
        other = Recorder(index=1, ports=8, state=folder / "other.json")
        process = await other.start()
        try:
            async with (
                demo(folder) as (origin, control_url),
                aiohttp.ClientSession() as session,
                async_playwright() as playwright,
            ):
                token = await onboarding.log_in(session, origin)
                browser = await playwright.chromium.launch(
                    executable_path=chromium,
                    args=["--no-sandbox", "--hide-scrollbars"],
                )
                page = await browser.new_page(color_scheme="light", locale="en-GB")
                async with connect(session, origin, token) as api:
                    camera = Camera(page, api, await Registry.read(api))
                    remote = Remote(session, control_url)
                    await take_repair(camera, recorder)
                    await take_devices(camera, recorder)
                    await take_dashboard(camera, recorder, remote)
                    await take_config_flow(camera, other)
                    await take_find_out(camera, api)
                await browser.close()
        finally:
            await process.stop()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
