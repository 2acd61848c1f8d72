import assert from "node:assert/strict";
import { test } from "node:test";
import { energySince, lastDay, midnight } from "../src/history";
import { Fake } from "./fake";

const NOW = Date.parse("2026-11-27T06:00:00Z");
const MINUTE = 60_000;
const STATISTICS = "recorder/statistics_during_period";
const HISTORY = "history/history_during_period";

test("the day is drawn from statistics, which break off where there are none, and end now", async () => {
  const fake = new Fake();
  fake.answers[STATISTICS] = {
    "sensor.p": [
      { start: NOW - 60 * MINUTE, mean: 3 },
      { start: NOW - 55 * MINUTE, mean: 4 },
      { start: NOW - 10 * MINUTE, mean: 5 },
    ],
  };
  const stretches = await lastDay(fake.hass, "sensor.p", NOW, 6);
  assert.deepEqual(
    stretches.map((points) => points.map(({ power }) => power)),
    [
      [3, 4],
      [5, 6],
    ],
  );
  assert.deepEqual(fake.asked, [
    {
      type: STATISTICS,
      start_time: "2026-11-26T06:00:00.000Z",
      statistic_ids: ["sensor.p"],
      period: "5minute",
      types: ["mean"],
      units: { power: "W", energy: "kWh" },
    },
  ]);
});

test("without statistics it is drawn from states, each of which holds until the next", async () => {
  const fake = new Fake();
  fake.answers[STATISTICS] = {};
  fake.answers[HISTORY] = {
    "sensor.p": [
      { s: "3", lu: NOW / 1000 - 300 },
      { s: "unavailable", lu: NOW / 1000 - 200 },
      { s: "4", lu: NOW / 1000 - 100 },
    ],
  };
  assert.deepEqual(await lastDay(fake.hass, "sensor.p", NOW, 6), [
    [
      { time: NOW - 300_000, power: 3 },
      { time: NOW - 200_000, power: 3 },
    ],
    [
      { time: NOW - 100_000, power: 4 },
      { time: NOW, power: 4 },
    ],
  ]);
});

test("the energy of today is what the meter has gained", async () => {
  const fake = new Fake();
  fake.answers[STATISTICS] = { "sensor.e": [{ change: 0.02 }, { change: null }, { change: 0.03 }] };
  assert.equal(await energySince(fake.hass, "sensor.e", NOW), 0.05);
  fake.answers[STATISTICS] = {};
  assert.equal(await energySince(fake.hass, "sensor.e", NOW), null);
});

for (const [zone, now, began] of [
  ["Europe/Berlin", "2026-11-27T06:00:00Z", "2026-11-26T23:00:00Z"],
  ["America/New_York", "2026-11-27T03:00:00Z", "2026-11-26T05:00:00Z"],
  ["Asia/Kathmandu", "2026-11-27T06:00:01.500Z", "2026-11-26T18:15:00Z"],
  // The clocks went back, then forward, during the night.
  ["Europe/Berlin", "2026-10-25T10:00:00Z", "2026-10-24T22:00:00Z"],
  ["Europe/Berlin", "2026-03-29T10:00:00Z", "2026-03-28T23:00:00Z"],
] as const) {
  test(`the day of ${now} in ${zone} began at ${began}`, () => {
    assert.equal(midnight(Date.parse(now), zone), Date.parse(began));
  });
}
