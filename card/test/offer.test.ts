import assert from "node:assert/strict";
import { test } from "node:test";
import { announced } from "../src/announce";
import { stub, suggestion } from "../src/config";
import type { PortPicture } from "../src/contract";
import { Fake, texts } from "./fake";
import { aPort, aRecorder } from "./pictures";

test("the card is offered for any entity of a recorder, with the recorder's device", () => {
  const { hass } = new Fake({
    entities: {
      "switch.gate": { entity_id: "switch.gate", platform: "axis_nvr_poe", device_id: "port" },
      "sensor.power": { entity_id: "sensor.power", platform: "axis_nvr_poe", device_id: "nvr" },
      "light.x": { entity_id: "light.x", platform: "hue", device_id: "lamp" },
    },
    devices: { port: { id: "port", via_device_id: "nvr" }, nvr: { id: "nvr" } },
  });
  const offered = { config: { type: "custom:axis-nvr-poe-card", device: "nvr" } };
  assert.deepEqual(suggestion(hass, "switch.gate"), offered);
  assert.deepEqual(suggestion(hass, "sensor.power"), offered);
  assert.equal(suggestion(hass, "light.x"), null);
  assert.equal(suggestion(hass, "light.gone"), null);
});

test("the picker begins with the first of several recorders, and needs none where there is one", () => {
  const entity = (id: string, device: string) => ({
    [id]: { entity_id: id, platform: "axis_nvr_poe", device_id: device },
  });
  const one = { ...entity("switch.gate", "port"), ...entity("sensor.power", "nvr") };
  const devices = { port: { id: "port", via_device_id: "nvr" } };
  assert.deepEqual(stub(new Fake({ entities: one, devices }).hass), {});
  const entities = { ...one, ...entity("sensor.other", "barn") };
  assert.deepEqual(stub(new Fake({ entities, devices }).hass), { device: "nvr" });
});

const faceplate = (ports: PortPicture[], answers = true) => ({
  recorder: aRecorder({ answers }),
  ports: Object.fromEntries(ports.map((port) => [port.port, port])),
});
const all = [1, 2, 3, 4, 5].map((port) => aPort(port));

test("what matters is said aloud: a port that fails, and why", () => {
  const [first = aPort(1), ...others] = all;
  const failing = { ...first, state: "failing", reason_text: "Short circuit" } as const;
  const said = announced(faceplate(all), faceplate([failing, ...others]), texts);
  assert.equal(said, "Port 1, Failing, Short circuit");
});

test("a watt more or less is not said aloud", () => {
  const drawing = all.map((port) => ({ ...port, power: 9 }));
  assert.equal(announced(faceplate(all), faceplate(drawing), texts), "");
});

test("of many changes at once the headline is said", () => {
  const off = all.map((port) => ({ ...port, state: "shed" }) as const);
  const said = announced(faceplate(all), faceplate(off), texts);
  assert.equal(said, "Off to save power: Port 1, Port 2 +3");
});

test("a recorder that goes and comes is said aloud", () => {
  const away = faceplate(all, false);
  assert.equal(announced(faceplate(all), away, texts), "The recorder does not answer");
  assert.equal(announced(away, faceplate(all), texts), "The recorder answers again");
});
