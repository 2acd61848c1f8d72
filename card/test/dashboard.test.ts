import assert from "node:assert/strict";
import { test } from "node:test";
import english from "../../custom_components/axis_nvr_poe/translations/en.json";
import { dashboard, type Json, type Registry, type Shown } from "../src/dashboard";
import { aPort, aRecorder } from "./pictures";

const nothing: Registry = { entities: {} };
const cameras: Registry = {
  entities: {
    "light.gate": { entity_id: "light.gate", platform: "x", device_id: "gate" },
    "camera.hidden": { entity_id: "camera.hidden", platform: "x", device_id: "gate", hidden: true },
    "camera.yard": { entity_id: "camera.yard", platform: "x", device_id: "yard" },
    "camera.gate": { entity_id: "camera.gate", platform: "x", device_id: "gate" },
  },
};
const gate = aPort(1, { name: "Gate", named: true, connected_device_id: "gate" });
const front: Shown = {
  rows: 4,
  recorder: aRecorder({ name: "Cellar" }),
  ports: { 1: gate, 2: aPort(2, { state: "empty" }), 3: aPort(3) },
};

function made(faceplate: Shown, registry = nothing) {
  const { views } = dashboard([faceplate], registry, (key) => key, true);
  const sections = views[0]?.["sections"] as { cards: Json[] }[];
  return { view: views[0], sections, cards: sections.flatMap((section) => section.cards) };
}

function all(cards: Json[], type: string): Json[] {
  return cards.filter((card) => card["type"] === type);
}

test("each recorder has a view, which begins with its front", () => {
  const attic = { ...front, recorder: aRecorder({ device_id: "attic", name: "Attic" }) };
  const { views } = dashboard([attic, front], nothing, (key) => key, true);
  assert.deepEqual(
    views.map((view) => [view["title"], view["path"]]),
    [
      ["Attic", "attic"],
      ["Cellar", "recorder"],
    ],
  );
  const [card] = made(attic).cards;
  assert.equal(card?.["type"], "custom:axis-nvr-poe-card");
  assert.equal(card?.["device"], "attic");
});

test("energy is told by device, without ports at which there is none", () => {
  const [graph] = all(made(front).cards, "statistics-graph");
  assert.deepEqual(graph?.["entities"], [
    { entity: "sensor.port_1_energy", name: "Gate" },
    { entity: "sensor.port_3_energy", name: "Port 3" },
  ]);
});

test("so many devices that nobody could tell them apart are one", () => {
  const ports = Object.fromEntries([...Array(17).keys()].map((at) => [at + 1, aPort(at + 1)]));
  const [graph] = all(made({ ...front, ports }).cards, "statistics-graph");
  assert.deepEqual(graph?.["entities"], [{ entity: "sensor.recorder_energy", name: "Cellar" }]);
});

test("a failure shows as long as there is one", () => {
  const tiles = all(made(front).cards, "tile");
  const failing = tiles.find((tile) => tile["entity"] === "binary_sensor.port_1_poe_failure");
  assert.equal(failing?.["name"], "Gate");
  assert.deepEqual(failing?.["visibility"], [
    { condition: "state", entity: "binary_sensor.port_1_poe_failure", state: "on" },
  ]);
});

test("the logbook tells of each port, and of the recorder's absences", () => {
  const ports = { 1: gate, 2: aPort(2, { entities: { ...gate.entities, activity: null } }) };
  const [log] = all(made({ ...front, ports }).cards, "logbook");
  assert.deepEqual(log?.["target"], {
    entity_id: ["binary_sensor.recorder_connected", "event.port_1_activity"],
  });
});

test("a camera is shown beside its power, if it is known and not hidden", () => {
  const cards = made(front, cameras).sections.at(-1)?.cards ?? [];
  assert.deepEqual(
    cards.map((card) => [card["type"], card["entity"], card["name"]]),
    [
      ["heading", undefined, undefined],
      ["picture-entity", "camera.gate", "Gate"],
      ["sensor", "sensor.port_1_power", "power"],
    ],
  );
});

test("what is disabled is left out, a section without cards too", () => {
  const none = <T extends object>(entities: T): T =>
    Object.fromEntries(Object.keys(entities).map((key) => [key, null])) as T;
  const bare = {
    rows: 3,
    recorder: aRecorder({ entities: none(aRecorder().entities) }),
    ports: { 1: { ...gate, entities: none(gate.entities) } },
  };
  assert.deepEqual(
    made(bare).cards.map((card) => card["type"]),
    ["custom:axis-nvr-poe-card"],
  );
  assert.equal(made(bare).sections.length, 1);
  assert.deepEqual(all(made(bare, cameras).cards, "sensor"), []);
  const [picture] = all(made(bare, cameras).cards, "picture-entity");
  assert.deepEqual(picture?.["grid_options"], { columns: 12, rows: 2 });
});

test("without a recorder there is a way to add one, for who may", () => {
  const card = (isAdmin: boolean): Json => {
    const { views } = dashboard([], nothing, (key) => key, isAdmin);
    const [shown] = (views[0]?.["cards"] ?? []) as Json[];
    return shown ?? {};
  };
  assert.equal(card(true)["content"], "no_recorder_hint");
  const [button] = card(true)["buttons"] as Json[];
  assert.equal(button?.["text"], "add_recorder");
  assert.equal(card(false)["content"], "no_recorder_hint_user");
  assert.equal(card(false)["buttons"], undefined);
});

test("every text is said somewhere", () => {
  const said = new Set<string>();
  const say = (key: string) => {
    said.add(key);
    return key;
  };
  dashboard([front], cameras, say, true);
  dashboard([], nothing, say, true);
  dashboard([], nothing, say, false);
  // The dialog in which it is chosen has the other one.
  said.add("description");
  assert.deepEqual([...said].sort(), Object.keys(english.config_panel.dashboard).sort());
});
