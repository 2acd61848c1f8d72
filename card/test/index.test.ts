import "./dom";
import assert from "node:assert/strict";
import { test } from "node:test";

test("nothing is defined before the frontend, lest it be lost", async () => {
  const loading = import("../src/index");
  await new Promise(setImmediate);
  assert.equal(customElements.get("axis-nvr-poe-card"), undefined);

  customElements.define("home-assistant", class extends HTMLElement {});
  await loading;
  assert.ok(customElements.get("axis-nvr-poe-card"));
  assert.ok(customElements.get("ll-strategy-dashboard-axis-nvr-poe"));
  const offered = [window.customCards, window.customStrategies].flat();
  assert.deepEqual(
    offered.map((one) => (one as { type: string }).type),
    ["axis-nvr-poe-card", "axis-nvr-poe"],
  );
});
