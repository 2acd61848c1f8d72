import assert from "node:assert/strict";
import { test } from "node:test";
import type { PortPicture, RecorderPicture } from "../src/contract";
import { alarming, headline } from "../src/headline";
import { texts } from "./fake";
import { aPort, aRecorder } from "./pictures";

const fine = aPort(1, { name: "Drive", named: true });
const pool = (given: Partial<PortPicture>) => aPort(2, { name: "Pool", named: true, ...given });

function said(ports: PortPicture[], recorder: Partial<RecorderPicture> = {}): string {
  const faceplate = {
    recorder: aRecorder(recorder),
    ports: Object.fromEntries(ports.map((port) => [port.port, port])),
  };
  const { lamp, text } = headline(faceplate, texts);
  return `${lamp}: ${text}`;
}

test("all is well where each device has power, and free ports are free", () => {
  assert.equal(said([fine, aPort(3, { state: "empty" })]), "powered: All devices powered");
  assert.equal(said([fine, aPort(3, { state: "off" })]), "powered: All devices powered");
});

test("nothing is connected where nothing is", () => {
  assert.equal(said([aPort(1, { state: "empty" })]), "empty: No devices connected");
});

for (const [state, line] of [
  ["failing", "failing: Failing: Pool"],
  ["waiting", "waiting: Waiting for power: Pool"],
  ["unknown", "unknown: State unknown: Pool"],
  ["restarting", "restarting: Restarting: Pool"],
  ["held", "held: Held off: Pool"],
  ["shed", "shed: Off to save power: Pool"],
  ["off", "off: Off: Pool"],
  ["connected", "connected: Connected without power: Pool"],
] as const) {
  test(`a device that is ${state} is named`, () => {
    assert.equal(said([fine, pool({ state })]), line);
  });
}

test("the worst is told, of all whom it befell", () => {
  const ports = [
    aPort(3, { state: "restarting" }),
    pool({ state: "failing" }),
    aPort(4, { state: "failing" }),
  ];
  assert.equal(said(ports), "failing: Failing: Pool, Port 4");
});

test("a failure of the recorder as a whole is told, where no port explains it", () => {
  assert.equal(said([fine], { failing: true }), "failing: The recorder reports a failure");
  assert.equal(said([pool({ state: "failing" })], { failing: true }), "failing: Failing: Pool");
  const waiting = said([pool({ state: "waiting" })], { failing: true });
  assert.equal(waiting, "waiting: Waiting for power: Pool");
});

test("a recorder that is away says nothing of its ports", () => {
  assert.equal(
    said([pool({ state: "failing" })], { answers: false }),
    "unknown: The recorder does not answer",
  );
});

test("what fails comes before what waits, and nothing else alarms", () => {
  const ports = {
    1: aPort(1, { state: "waiting" }),
    2: aPort(2, { state: "off" }),
    3: aPort(3, { state: "failing" }),
  };
  assert.deepEqual(
    alarming(ports).map(({ port }) => port),
    [3, 1],
  );
});
