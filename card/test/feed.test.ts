import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Feed } from "../src/feed";
import { Fake, refusal } from "./fake";
import { aPort, aRecorder } from "./pictures";

const RECORDERS = "axis_nvr_poe/recorders";
const FACEPLATE = "axis_nvr_poe/faceplate";
const whole = { recorder: aRecorder(), ports: { 1: aPort(1), 2: aPort(2) } };

/** Lets everything happen that needs no time. */
const settled = () => new Promise(setImmediate);

async function started(fake: Fake, device?: string): Promise<Feed> {
  const feed = new Feed(fake.hass, device, () => {});
  feed.start();
  await settled();
  return feed;
}

function ports(feed: Feed): string[] {
  return feed.shown.kind === "faceplate" ? Object.keys(feed.shown.faceplate.ports) : [];
}

test("the only recorder needs no choice", async () => {
  const fake = new Fake();
  fake.answers = { [RECORDERS]: [whole], [FACEPLATE]: whole };
  const feed = await started(fake);
  assert.deepEqual(ports(feed), ["1", "2"]);
  assert.deepEqual(fake.asked.at(-1), { type: FACEPLATE, device_id: "recorder" });
});

test("of several recorders one is to be chosen", async () => {
  const fake = new Fake();
  const other = { ...whole, recorder: aRecorder({ name: "Barn" }) };
  fake.answers = { [RECORDERS]: [whole, other], [FACEPLATE]: whole };
  const feed = await started(fake);
  assert.deepEqual(feed.shown, { kind: "several", names: ["AXIS S3008", "Barn"] });
  assert.deepEqual(ports(await started(fake, "recorder")), ["1", "2"]);
});

test("what is told becomes part of the picture", async () => {
  const fake = new Fake();
  fake.answers[FACEPLATE] = whole;
  const feed = await started(fake, "recorder");
  fake.tell({ ports: { 2: null, 3: aPort(3) } });
  assert.deepEqual(ports(feed), ["1", "3"]);
  fake.tell({ gone: true });
  assert.equal(feed.shown.kind, "gone");
  feed.stop();
});

test("a recorder that was removed is shown once it is back", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const fake = new Fake();
  fake.answers[FACEPLATE] = whole;
  const feed = await started(fake, "recorder");
  fake.answers[FACEPLATE] = refusal("not_found", "There is no such recorder.");
  fake.tell({ gone: true });
  await settled();
  assert.equal(fake.subscriptions.length, 0);
  mock.timers.tick(2_000);
  await settled();
  assert.equal(feed.shown.kind, "gone");
  fake.answers[FACEPLATE] = whole;
  mock.timers.tick(4_000);
  await settled();
  assert.deepEqual(ports(feed), ["1", "2"]);
  mock.timers.reset();
});

test("after a lost connection the picture begins anew", async () => {
  const fake = new Fake();
  fake.answers[FACEPLATE] = whole;
  const feed = await started(fake, "recorder");
  fake.answers[FACEPLATE] = { recorder: aRecorder(), ports: { 1: aPort(1) } };
  fake.reconnect();
  await settled();
  assert.deepEqual(ports(feed), ["1"]);
  assert.equal(fake.subscriptions.length, 1);
});

test("an integration that is not there yet is asked again", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const fake = new Fake();
  fake.answers[FACEPLATE] = refusal("unknown_command", "Unknown command.");
  const feed = await started(fake, "recorder");
  assert.equal(feed.shown.kind, "not_loaded");
  fake.answers[FACEPLATE] = whole;
  mock.timers.tick(2_000);
  await settled();
  assert.deepEqual(ports(feed), ["1", "2"]);
  mock.timers.reset();
});

test("a device that is no recorder is told in Home Assistant's words", async () => {
  const fake = new Fake();
  fake.answers[FACEPLATE] = refusal("not_found", "There is no such recorder.");
  const feed = await started(fake, "lamp");
  assert.deepEqual(feed.shown, { kind: "refused", message: "There is no such recorder." });
  feed.stop();
});

test("a recorder that is set up later is found", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const fake = new Fake();
  fake.answers = { [RECORDERS]: [], [FACEPLATE]: whole };
  const feed = await started(fake);
  assert.equal(feed.shown.kind, "none");
  fake.answers[RECORDERS] = [whole];
  mock.timers.tick(2_000);
  await settled();
  assert.equal(feed.shown.kind, "faceplate");
  mock.timers.reset();
});

test("a feed that has stopped hears nothing more, and tries nothing", async () => {
  const fake = new Fake();
  fake.answers[FACEPLATE] = whole;
  const feed = await started(fake, "recorder");
  feed.stop();
  await settled();
  assert.equal(fake.subscriptions.length, 0);
  assert.equal(fake.ready.size, 0);
});

test("a feed that is stopped while it begins ends its subscription", async () => {
  const fake = new Fake();
  fake.answers[FACEPLATE] = whole;
  const feed = new Feed(fake.hass, "recorder", () => {});
  feed.start();
  feed.stop();
  await settled();
  assert.equal(fake.subscriptions.length, 0);
});
