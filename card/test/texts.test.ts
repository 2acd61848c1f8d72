import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { Texts } from "../src/texts";
import { ENGLISH, LOCALE, localize, texts } from "./fake";

const given = (locale: Partial<typeof LOCALE>) =>
  new Texts(localize, localize, { ...LOCALE, ...locale }, "Europe/Berlin");

// That each text that is used is there is seen by the types.
test("each text that is there is used", () => {
  const source = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(`src/${name}`, "utf8"))
    .join("\n");
  const keys = Object.values(ENGLISH.config_panel).flatMap((table) => Object.keys(table));
  const idle = keys.filter((key) => !source.includes(`"${key}"`) && !source.includes(`.${key}`));
  assert.deepEqual(idle, []);
});

test("figures are written as the user has them", () => {
  assert.equal(texts.watts(1234.56), "1,234.6\u00a0W");
  assert.equal(given({ language: "de" }).watts(1234.56), "1.234,6\u00a0W");
  assert.equal(given({ number_format: "decimal_comma" }).watts(1234.56), "1.234,6\u00a0W");
  assert.equal(given({ number_format: "none" }).watts(1234.56), "1234.6\u00a0W");
  assert.equal(texts.energy(0.0812), "81\u00a0Wh");
  assert.equal(texts.energy(1.2345), "1.23\u00a0kWh");
});

test("a figure keeps its order where text runs from right to left", () => {
  assert.equal(given({ language: "he" }).watts(3.4), "\u20663.4\u00a0W\u2069");
});

test("times are told in the zone and the form of the user", () => {
  const time = new Date("2026-11-27T17:05:00Z");
  assert.equal(texts.hour(time), "18:05");
  assert.match(given({ time_format: "12" }).hour(time), /^6:05\sPM$/);
  assert.equal(texts.moment(time), "Nov 27, 18:05");
});

test("what is left to wait is told as on a stopwatch", () => {
  assert.equal(texts.countdown(9), "0:09");
  assert.equal(texts.countdown(130), "2:10");
});

test("of many names the first are told, and how many more there are", () => {
  assert.equal(texts.names(["Gate"]), "Gate");
  assert.equal(texts.names(["Gate", "Pool"]), "Gate, Pool");
  assert.equal(texts.names(["Gate", "Pool", "Yard", "Roof"]), "Gate, Pool +2");
  assert.equal(given({ language: "ja" }).names(["門", "庭"]), "門、庭");
  assert.equal(given({ language: "zh-Hans" }).names(["门", "院"]), "门、院");
});
