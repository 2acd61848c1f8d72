import assert from "node:assert/strict";
import { test } from "node:test";
import type { PortState } from "../src/contract";
import { figure, hint, secondsLeft, share, spoken, word } from "../src/words";
import { texts } from "./fake";
import { aPort } from "./pictures";

const NOW = Date.parse("2026-11-27T06:00:00Z");
const gate = aPort(8, { name: "Gate camera", named: true });

const WORDS: Record<PortState, string> = {
  powered: "Powered",
  waiting: "Waiting for power",
  failing: "Failing",
  off: "Off",
  empty: "Empty",
  restarting: "Restarting",
  held: "Held off",
  shed: "Off to save power",
  connected: "Connected without power",
  unknown: "Unknown",
};

test("each state has a word, and none the word of another", () => {
  for (const [state, said] of Object.entries(WORDS)) {
    assert.equal(word(state as PortState, texts), said);
  }
  assert.equal(new Set(Object.values(WORDS)).size, 10);
});

test("a jack says name, port, state, watts, and what guards it", () => {
  assert.equal(spoken(gate, texts, true), "Gate camera, Port 8, Powered, 3.4\u00a0W");
  assert.equal(
    spoken({ ...gate, protected: true, watched: true }, texts, true),
    "Gate camera, Port 8, Powered, 3.4\u00a0W, Protected, Watched",
  );
});

test("a jack says why it fails", () => {
  const failing = { ...gate, state: "failing", power: 0, reason_text: "Short circuit" } as const;
  assert.equal(
    spoken(failing, texts, true),
    "Gate camera, Port 8, Failing, Short circuit, 0.0\u00a0W",
  );
});

test("an empty jack without a name says no more than that", () => {
  assert.equal(spoken(aPort(6, { state: "empty", power: 0 }), texts, true), "Port 6, Empty");
});

test("the last picture of a recorder that is away is told as such", () => {
  assert.match(spoken(gate, texts, false), /^Last known: Gate camera/);
});

test("below the name stands the draw, else what keeps the port from it", () => {
  assert.equal(figure(gate, texts, NOW), "3.4\u00a0W");
  assert.equal(figure({ ...gate, power: null }, texts, NOW), "Powered");
  assert.equal(figure({ ...gate, state: "off" }, texts, NOW), "Off");
});

test("a restart counts down to the second, and then waits for the recorder", () => {
  const restarting = aPort(1, { state: "restarting", until: "2026-11-27T06:01:08.200Z" });
  assert.equal(secondsLeft(restarting, NOW), 69);
  assert.equal(figure(restarting, texts, NOW), "1:09");
  assert.equal(hint(restarting, texts, NOW), "The power comes back in 1:09.");
  assert.equal(figure(restarting, texts, NOW + 70_000), "Restarting");
  assert.equal(hint(restarting, texts, NOW + 70_000), "The power comes back by itself.");
  assert.equal(secondsLeft({ ...restarting, state: "powered" }, NOW), 0);
});

test("a reason is told in the recorder's words, where it has any", () => {
  const failing = aPort(1, { state: "failing", reason_text: "Short circuit" });
  assert.equal(hint(failing, texts, NOW), "Short circuit");
  assert.equal(
    hint({ ...failing, reason_text: null }, texts, NOW),
    "The recorder does not say why.",
  );
  assert.equal(hint(gate, texts, NOW), "");
});

test("the bar of a port ends at what is allocated to it", () => {
  assert.equal(share(aPort(1, { power: 3.5, allocated: 7 })), 0.5);
  assert.equal(share(aPort(1, { power: 9, allocated: 7 })), 1);
  assert.equal(share(aPort(1, { power: 3.5, allocated: 0 })), null);
  assert.equal(share(aPort(1, { power: null })), null);
});
