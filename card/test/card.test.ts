import "./dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { BudgetElement } from "../src/budget-element";
import { CardElement } from "../src/card-element";
import { isRunning } from "../src/clock";
import type { PortPicture, RecorderPicture } from "../src/contract";
import type { Localize } from "../src/home-assistant";
import { JackElement } from "../src/jack-element";
import { PortElement } from "../src/port-element";
import { Fake, localize } from "./fake";
import { aPort, aRecorder } from "./pictures";

customElements.define("axis-nvr-poe-card", CardElement);
customElements.define("axis-nvr-poe-jack", JackElement);
customElements.define("axis-nvr-poe-budget", BudgetElement);
customElements.define("axis-nvr-poe-port", PortElement);

const NOW = Date.parse("2026-11-27T06:00:00Z");
const FACEPLATE = "axis_nvr_poe/faceplate";
const gate = (given: Partial<PortPicture> = {}) =>
  aPort(8, { name: "Gate camera", named: true, ...given });

let card: CardElement;
let fake: Fake;

beforeEach(() => {
  mock.timers.enable({ apis: ["Date", "setInterval"], now: NOW });
});

afterEach(() => {
  card.remove();
  mock.timers.reset();
});

/** Lets everything happen that needs no time. */
async function settle(): Promise<void> {
  for (let i = 0; i < 10; i += 1) await new Promise(setImmediate);
}

/** The switch of a port, as Home Assistant has it. */
function loaded({ port }: PortPicture) {
  const id = `switch.port_${port}`;
  return [id, { entity_id: id, state: "on", attributes: {} }] as const;
}

async function show(
  ports: PortPicture[],
  recorder: Partial<RecorderPicture> = {},
  hass: Partial<Fake["hass"]> = {},
): Promise<void> {
  const states = { ...Object.fromEntries(ports.map(loaded)), ...hass.states };
  fake = new Fake({ ...hass, states });
  fake.answers[FACEPLATE] = {
    recorder: aRecorder(recorder),
    ports: Object.fromEntries(ports.map((port) => [port.port, port])),
  };
  fake.answers["recorder/statistics_during_period"] = {};
  fake.answers["history/history_during_period"] = {};
  card = document.createElement("axis-nvr-poe-card") as CardElement;
  card.setConfig({ type: "custom:axis-nvr-poe-card", device: "recorder" });
  card.hass = fake.hass;
  document.body.append(card);
  await settle();
}

function inside(element: Element | undefined): ShadowRoot {
  assert.ok(element?.shadowRoot, "it is shown");
  return element.shadowRoot;
}

function jacks(): JackElement[] {
  return [...inside(card).querySelectorAll<JackElement>("axis-nvr-poe-jack")];
}

function button(jack: JackElement | undefined): HTMLButtonElement {
  return inside(jack).querySelector("button") as HTMLButtonElement;
}

/** What is read in an element, without what is left blank. */
function text(root: ParentNode | Element, selector: string): string {
  const found = root.querySelector(selector);
  return found?.textContent?.replaceAll(/\s+/g, " ").trim() ?? "";
}

function panel(): ShadowRoot {
  return inside(inside(card).querySelector("axis-nvr-poe-port") ?? undefined);
}

async function press(selector: string): Promise<void> {
  const found = panel().querySelector<HTMLElement>(selector);
  assert.ok(found, `there is ${selector}`);
  found.click();
  await settle();
}

async function open(index = 0): Promise<void> {
  button(jacks()[index]).click();
  await settle();
}

test("the front shows each jack with its name and watts", async () => {
  await show([aPort(1), gate()]);
  assert.equal(text(inside(card), "h2"), "All devices powered");
  assert.equal(text(inside(jacks()[1]), ".name"), "Gate camera");
  assert.equal(text(inside(jacks()[1]), ".figure"), "3.4 W");
  assert.equal(text(inside(jacks()[1]), "button .spoken"), "Gate camera, Port 8, Powered, 3.4 W");
});

test("a port that nobody has named has its number on the plate, and no second", async () => {
  await show([aPort(3)]);
  assert.equal(text(inside(jacks()[0]), ".number"), "3");
  assert.equal(text(inside(jacks()[0]), ".name"), "");
});

test("a jack is drawn again only when its own picture changes", async () => {
  await show([aPort(1), gate()]);
  const drawn: number[] = [];
  for (const jack of jacks()) {
    const { updated } = jack;
    jack.updated = () => {
      drawn.push(jack.port.port);
      updated.call(jack);
    };
  }
  fake.tell({ ports: { 8: gate({ power: 5 }) } });
  await settle();
  assert.deepEqual(drawn, [8]);
  assert.equal(text(inside(jacks()[1]), ".figure"), "5.0 W");
});

test("what changes elsewhere in Home Assistant draws nothing", async () => {
  await show([gate()]);
  let drawn = 0;
  const { render } = card;
  card.render = () => {
    drawn += 1;
    return render.call(card);
  };
  card.hass = {
    ...fake.hass,
    states: { "light.x": { entity_id: "x", state: "on", attributes: {} } },
  };
  await settle();
  assert.equal(drawn, 0);
});

test("a port that fails is told above the jacks, with its reason", async () => {
  await show([aPort(1), gate({ state: "failing", power: 0, reason_text: "Short circuit" })]);
  assert.equal(text(inside(card), "h2"), "Failing: Gate camera");
  assert.equal(text(inside(card), ".alarms"), "Gate camera Port 8Short circuit");
  const label = inside(card).querySelector(".alarms button")?.getAttribute("aria-label");
  assert.equal(label, "Gate camera, Port 8, Short circuit");
});

test("a failure of the recorder itself is told, unless it is that of a port", async () => {
  await show([gate()], { failing: true, reason_text: "Fan failure" });
  assert.equal(text(inside(card), ".alarms"), "Fan failure");
  const failing = gate({ state: "failing", reason_text: "Fan failure" });
  fake.tell({ ports: { 8: failing } });
  await settle();
  assert.equal(text(inside(card), ".alarms"), "Gate camera Port 8Fan failure");
});

test("of many ports that fail the first are told, and how many more there are", async () => {
  await show([1, 2, 3, 4, 5, 6].map((port) => aPort(port, { state: "failing" })));
  assert.equal(inside(card).querySelectorAll(".alarms button").length, 4);
  assert.equal(text(inside(card), ".alarms > p"), "+2");
});

test("a recorder that is away says so, since when and why, and shows its last picture", async () => {
  await show([gate()], {
    answers: false,
    since: "2026-11-27T05:00:00Z",
    reason: "Nothing answers at 192.168.0.90.",
  });
  assert.equal(text(inside(card), "h2"), "The recorder does not answer");
  assert.equal(
    text(inside(card), ".box.away"),
    "Nothing answers at 192.168.0.90. Since Nov 27, 06:00. This is what it said last.",
  );
  assert.ok(button(jacks()[0]).classList.contains("away"));
  await open();
  assert.equal(panel().querySelector(".actions"), null);
});

test("why a recorder is away is said in the user's language", async () => {
  const german = "{recorder} ist nicht erreichbar: {host} nimmt keine Verbindung an.";
  const loadBackendTranslation = async (category: string): Promise<Localize> =>
    category === "exceptions"
      ? (key, values) =>
          key.endsWith(".connection_refused.message")
            ? german.replace("{recorder}", `${values?.["recorder"]}`).replace("{host}", "x")
            : ""
      : localize;
  const away = aRecorder({ answers: false, reason: "In English.", reason_key: "unheard_of" });
  await show([gate()], away, { loadBackendTranslation });
  assert.match(text(inside(card), ".box.away"), /^In English\. /);
  const known = { reason_key: "connection_refused", reason_placeholders: { recorder: "S3008" } };
  fake.tell({ recorder: { ...away, ...known } });
  await settle();
  assert.match(text(inside(card), ".box.away"), /^S3008 ist nicht erreichbar: x nimmt /);
});

test("restarts count down, and when they are over no timer is left", async () => {
  const until = "2026-11-27T06:00:09Z";
  await show([aPort(1, { state: "restarting", until }), gate({ state: "restarting", until })]);
  assert.equal(text(inside(jacks()[0]), ".figure"), "0:09");
  assert.equal(isRunning(), true);
  mock.timers.tick(2_000);
  await settle();
  assert.equal(text(inside(jacks()[0]), ".figure"), "0:07");
  fake.tell({ ports: { 1: aPort(1), 8: gate() } });
  await settle();
  assert.equal(isRunning(), false);
});

test("nothing is counted down for a recorder that is away", async () => {
  const restarting = gate({ state: "restarting", until: "2026-11-27T06:00:09Z" });
  await show([restarting], { answers: false });
  assert.equal(text(inside(jacks()[0]), ".figure"), "Restarting");
  assert.equal(isRunning(), false);
});

test("a card that is taken away counts no longer, and listens no longer", async () => {
  await show([aPort(1, { state: "restarting", until: "2026-11-27T06:00:09Z" })]);
  assert.equal(isRunning(), true);
  card.remove();
  await settle();
  assert.equal(isRunning(), false);
  assert.equal(fake.subscriptions.length, 0);
});

test("turning off asks first, by name, and can be thought better of", async () => {
  await show([gate()]);
  await open();
  await press(".turn_off");
  assert.equal(text(panel(), "#asks"), "Turn off Gate camera?");
  assert.deepEqual(fake.called, []);
  await press(".cancel");
  assert.equal(panel().querySelector(".question"), null);
  assert.deepEqual(fake.called, []);
});

test("turning off is done once it is confirmed", async () => {
  await show([gate()]);
  await open();
  await press(".turn_off");
  await press(".sure");
  assert.deepEqual(fake.called, [
    ["switch", "turn_off", {}, { entity_id: "switch.port_8" }, false],
  ]);
  assert.equal(panel().querySelector(".question"), null);
});

test("a power cycle asks, too", async () => {
  await show([gate()]);
  await open();
  await press(".power_cycle");
  assert.equal(text(panel(), "#asks"), "Power cycle Gate camera?");
  await press(".sure");
  assert.deepEqual(fake.called, [
    ["axis_nvr_poe", "power_cycle", {}, { entity_id: "switch.port_8" }, false],
  ]);
});

test("turning on asks nothing", async () => {
  await show([gate({ state: "off", power: 0 })]);
  await open();
  await press(".turn_on");
  assert.deepEqual(fake.called, [["switch", "turn_on", {}, { entity_id: "switch.port_8" }, false]]);
});

test("a refusal is shown where it was asked for", async () => {
  await show([gate({ state: "off" })]);
  fake.refusal = { message: "Gate camera (port 8) can't be switched." };
  await open();
  await press(".turn_on");
  assert.equal(text(panel(), "[role=alert]"), "Gate camera (port 8) can't be switched.");
});

test("a refusal is told in the user's language, where it says how", async () => {
  await show([gate({ state: "off" })]);
  fake.refusal = {
    message: "The recorder lacks the role.",
    translation_domain: "axis_nvr_poe",
    translation_key: "protected",
    translation_placeholders: { port: "Gate camera (port 8)", recorder: "AXIS S3008" },
  };
  await open();
  await press(".turn_on");
  assert.match(text(panel(), "[role=alert]"), /^Gate camera \(port 8\) /);
});

test("a protected port can't be cut from here, and says why", async () => {
  await show([gate({ protected: true })]);
  await open();
  assert.equal(panel().querySelector(".actions"), null);
  assert.equal(text(panel(), ".hindrance"), "Protected: it cannot be turned off or power cycled.");
});

test("a switch that was just enabled is waited for", async () => {
  await show([gate()]);
  const { states } = fake.hass;
  card.hass = { ...fake.hass, states: {} };
  await open();
  const waiting = "The switch of this port is not loaded yet. Try again in a minute.";
  assert.equal(panel().querySelector(".actions"), null);
  assert.equal(text(panel(), ".hindrance"), waiting);
  // As Home Assistant has it since 2026.11.
  const [id, known] = loaded(gate());
  const restored = { ...known, state: "unavailable", attributes: { restored: true } };
  card.hass = { ...fake.hass, states: { [id]: restored } };
  await settle();
  assert.equal(panel().querySelector(".actions"), null);
  assert.equal(text(panel(), ".hindrance"), waiting);
  card.hass = { ...fake.hass, states };
  await settle();
  assert.ok(panel().querySelector(".actions"));
});

test("a question is withdrawn when there is nothing to turn off any more", async () => {
  await show([gate()]);
  await open();
  await press(".turn_off");
  fake.tell({ ports: { 8: gate({ state: "off" }) } });
  await settle();
  assert.equal(panel().querySelector(".question"), null);
});

test("a port that is gone takes its panel along, and does not bring it back", async () => {
  await show([aPort(1), gate()]);
  await open(1);
  fake.tell({ ports: { 8: null } });
  await settle();
  assert.equal(inside(card).querySelector("axis-nvr-poe-port"), null);
  fake.tell({ ports: { 8: gate() } });
  await settle();
  assert.equal(inside(card).querySelector("axis-nvr-poe-port"), null);
});

test("the panel shows what is known of the port", async () => {
  await show(
    [gate()],
    {},
    {
      states: {
        "event.port_8_activity": {
          entity_id: "event.port_8_activity",
          state: "2026-11-27T04:30:00Z",
          attributes: { event_type: "recovered" },
        },
      },
    },
  );
  fake.answers["recorder/statistics_during_period"] = {
    "sensor.port_8_power": [
      { start: NOW - 300_000, mean: 3.2 },
      { start: NOW - 1000, mean: 3.6 },
    ],
    "sensor.port_8_energy": [{ start: NOW - 300_000, change: 0.31 }],
  };
  await open();
  assert.equal(text(panel(), ".power"), "3.4 W of 7.0 W allocated");
  assert.equal(text(panel(), "figcaption"), "Power in the last 24 hours3.2 W to 3.6 W");
  assert.equal(text(panel(), ".energy_today"), "Energy today310 Wh");
  assert.equal(text(panel(), ".requested_power"), "Requested power5.9 W");
  assert.equal(text(panel(), ".poe_class"), "PoE class2 (≤ 7.0 W)");
  assert.equal(text(panel(), ".last_activity"), "Last activityrecovered, Nov 27, 05:30");
});

test("on the first day the panel says since when there is a curve", async () => {
  await show([gate()]);
  const shown = async (hours: number) => {
    const held = { s: "3.4", lu: (NOW - hours * 3_600_000) / 1000 };
    fake.answers["history/history_during_period"] = { "sensor.port_8_power": [held] };
    await open();
    const note = text(panel(), ".before");
    await press(".close");
    return note;
  };
  assert.equal(await shown(2), "Nothing recorded before 05:00");
  assert.equal(await shown(20), "");
});

test("the camera of a port is shown in Home Assistant's own dialog", async () => {
  await show(
    [gate({ connected_device_id: "camera" })],
    {},
    {
      entities: {
        "camera.gate": { entity_id: "camera.gate", platform: "onvif", device_id: "camera" },
      },
    },
  );
  let shown: unknown;
  document.addEventListener("hass-more-info", (event) => {
    shown = (event as CustomEvent).detail;
  });
  await open();
  await press("nav button");
  assert.deepEqual(shown, { entityId: "camera.gate" });
  assert.equal(inside(card).querySelector("axis-nvr-poe-port"), null);
});

test("who may not see the settings is not led there", async () => {
  const connected = gate({ connected_device_id: "camera" });
  await show([connected]);
  await open();
  const links = [...panel().querySelectorAll("nav a")].map((link) => link.getAttribute("href"));
  assert.deepEqual(links, ["/config/devices/device/camera", "/config/devices/device/port8"]);
  card.remove();
  await show([connected], {}, { user: { is_admin: false } });
  await open();
  assert.equal(panel().querySelector("nav"), null);
});

test("one jack is a stop of the tab key, and arrows lead on from it", async () => {
  await show([aPort(1), aPort(2), aPort(3)]);
  const stops = () => jacks().map((jack) => button(jack).tabIndex);
  assert.deepEqual(stops(), [0, -1, -1]);
  const key = new KeyboardEvent("keydown", { key: "End", bubbles: true, composed: true });
  jacks()[0]?.dispatchEvent(key);
  await settle();
  assert.equal(inside(jacks()[2]).activeElement, button(jacks()[2]));
  assert.deepEqual(stops(), [-1, -1, 0]);
});

test("what matters is said aloud", async () => {
  await show([aPort(1), gate()]);
  assert.equal(text(inside(card), "[role=status]"), "");
  fake.tell({ ports: { 8: gate({ state: "failing", reason_text: "Short circuit" }) } });
  await settle();
  assert.equal(text(inside(card), "[role=status]"), "Gate camera, Failing, Short circuit");
});

test("a card that is shown again shows its picture at once, and no panel", async () => {
  await show([gate()]);
  await open();
  card.remove();
  document.body.append(card);
  assert.equal(text(inside(card), "h2"), "All devices powered");
  await settle();
  assert.equal(fake.subscriptions.length, 1);
  assert.equal(inside(card).querySelector("axis-nvr-poe-port"), null);
});

test("texts that did not come are asked for again", async () => {
  let isLost = true;
  const { loadBackendTranslation: load } = new Fake().hass;
  const loadBackendTranslation: typeof load = async (...asked) => {
    if (isLost) throw new Error("lost");
    return load(...asked);
  };
  await show([gate()], {}, { loadBackendTranslation });
  assert.equal(inside(card).querySelector("h2"), null);
  isLost = false;
  card.hass = { ...fake.hass };
  await settle();
  assert.equal(text(inside(card), "h2"), "All devices powered");
});

test("a language that is chosen later is spoken from then on", async () => {
  await show([gate()]);
  const locale = { ...fake.hass.locale, language: "de" };
  card.hass = { ...fake.hass, locale, language: "de" };
  await settle();
  assert.equal(text(inside(jacks()[0]), ".figure"), "3,4 W");
});

test("a port without a name is called in the language that was chosen last", async () => {
  await show([aPort(3, { state: "failing" })]);
  assert.equal(text(inside(card), ".alarms strong"), "Port 3");
  const swedish: Localize = (key, values) =>
    key.endsWith(".card.port") ? `Uttag ${values?.["number"]}` : localize(key, values);
  const locale = { ...fake.hass.locale, language: "sv" };
  card.hass = { ...fake.hass, locale, loadBackendTranslation: async () => swedish };
  await settle();
  assert.equal(text(inside(card), ".alarms strong"), "Uttag 3");
  assert.equal(text(inside(card), "h2"), "Failing: Uttag 3");
  assert.match(text(inside(jacks()[0]), ".spoken"), /^Uttag 3, /);
  await open();
  assert.equal(text(panel(), "h2"), "Uttag 3");
});
