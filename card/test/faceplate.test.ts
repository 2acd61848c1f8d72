import assert from "node:assert/strict";
import { test } from "node:test";
import { changed } from "../src/faceplate";
import { aPort, aRecorder } from "./pictures";

const before = { recorder: aRecorder(), ports: { 1: aPort(1), 2: aPort(2) } };

test("the first change brings everything", () => {
  assert.deepEqual(changed(undefined, before), before);
});

test("what has not changed stays the same object", () => {
  const port = aPort(2, { power: 4.1 });
  const after = changed(before, { ports: { 2: port } });
  assert.equal(after?.ports["2"], port);
  assert.equal(after?.ports["1"], before.ports["1"]);
  assert.equal(after?.recorder, before.recorder);
});

test("a change of the recorder leaves the ports alone", () => {
  const after = changed(before, { recorder: aRecorder({ drawn: 13 }) });
  assert.equal(after?.recorder.drawn, 13);
  assert.equal(after?.ports, before.ports);
});

test("a port that is gone leaves", () => {
  assert.deepEqual(Object.keys(changed(before, { ports: { 1: null } })?.ports ?? {}), ["2"]);
});

test("there is no picture of ports without their recorder", () => {
  assert.equal(changed(undefined, { ports: { 1: aPort(1) } }), undefined);
});
