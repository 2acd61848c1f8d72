import "./dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import type { HomeAssistant } from "../src/home-assistant";
import { DashboardStrategy } from "../src/strategy";
import { aPort, aRecorder } from "./pictures";

const PREFIX = "component.axis_nvr_poe.config_panel.dashboard.";

function home(callWS: (message: { type: string }) => Promise<unknown>): HomeAssistant {
  const loadBackendTranslation = async (category: string, integration: string) => {
    assert.deepEqual([category, integration], ["config_panel", "axis_nvr_poe"]);
    return (key: string) => key.replace(PREFIX, "* ");
  };
  return { callWS, loadBackendTranslation, entities: {} } as unknown as HomeAssistant;
}

test("a port without a name is called in the user's language", async () => {
  const hass = home(async () => [{ recorder: aRecorder(), ports: { 3: aPort(3) } }]);
  hass.loadBackendTranslation = async () => (key, values) => `${key} ${values?.["number"]}`;
  const { views } = await DashboardStrategy.generate({}, hass);
  const name = "component.axis_nvr_poe.config_panel.card.port 3";
  assert.ok(JSON.stringify(views).includes(`"name":"${name}"`));
  assert.ok(!JSON.stringify(views).includes("Port 3"));
});

test("the dashboard is made of what the integration tells", async () => {
  const hass = home(async () => [{ recorder: aRecorder(), ports: { 1: aPort(1) } }]);
  const { views } = await DashboardStrategy.generate({}, hass);
  assert.deepEqual(
    views.map((view) => view["title"]),
    ["AXIS S3008"],
  );
});

test("an integration that does not answer has no recorder", async () => {
  const hass = home(() => Promise.reject({ code: "unknown_command" }));
  const { views } = await DashboardStrategy.generate({}, hass);
  assert.deepEqual(
    views.map((view) => view["title"]),
    ["* title"],
  );
});

test("a new dashboard has a name and an icon", async () => {
  const given = await DashboardStrategy.getCreateSuggestions(home(async () => []));
  assert.deepEqual(given, { title: "* title", icon: "mdi:ethernet" });
});

test("the logbook is as high as what has happened, within bounds", async () => {
  const day = 24 * 3600;
  const noon = Date.parse("2026-11-27T12:00:00") / 1000;
  const height = async (whens: number[] | null) => {
    const hass = home(async ({ type }) => {
      if (type !== "logbook/get_events") return [{ recorder: aRecorder(), ports: {} }];
      if (!whens) throw { code: "unknown_command" };
      return whens.map((when) => ({ when }));
    });
    const { views } = await DashboardStrategy.generate({}, hass);
    const sections = views[0]?.["sections"] as { cards: Record<string, unknown>[] }[];
    const cards = sections.flatMap((section) => section.cards);
    const logbook = cards.find((card) => card["type"] === "logbook");
    return (logbook?.["grid_options"] as { rows: number } | undefined)?.rows;
  };
  assert.equal(await height([]), 2);
  assert.equal(await height([noon]), 3);
  assert.equal(await height([noon, noon - day]), 5);
  assert.equal(await height(Array(20).fill(noon)), 6);
  assert.equal(await height(null), 2);
});
