import assert from "node:assert/strict";
import { test } from "node:test";
import { shares } from "../src/budget";
import { curve } from "../src/curve";
import { columns } from "../src/layout";
import { moved } from "../src/roving";
import { aRecorder } from "./pictures";

test("the budget is filled by what is drawn, and further by what is allocated", () => {
  const filled = shares(aRecorder({ budget: 100, allocated: 40, drawn: 10 }));
  assert.deepEqual(filled, { drawn: 0.1, allocated: 0.4, isOver: false });
});

test("a budget that more is allocated from than it has is the smaller part of the bar", () => {
  const filled = shares(aRecorder({ budget: 50, allocated: 100, drawn: 10 }));
  assert.deepEqual(filled, { drawn: 0.1, allocated: 1, isOver: true });
});

test("there is no bar of a budget that is not known", () => {
  assert.equal(shares(aRecorder({ budget: null })), null);
  assert.equal(shares(aRecorder({ allocated: null })), null);
  assert.equal(shares(aRecorder({ budget: 0, allocated: 0, drawn: 0 })), null);
});

test("eight jacks stand in a row, sixteen and forty-eight in two", () => {
  assert.deepEqual([1, 4, 8, 12, 16, 24, 48].map(columns), [1, 4, 8, 6, 8, 12, 24]);
});

test("a line goes through the figures of a stretch, and leaves out the gaps", () => {
  const stretches = [
    [
      { time: 0, power: 0 },
      { time: 50, power: 4 },
    ],
    [{ time: 100, power: 2 }],
  ];
  assert.deepEqual(curve(stretches, [0, 100], [200, 40]), {
    line: "M0 40L100 0M200 20h1",
    area: "M0 40L100 0V40H0ZM200 20h1V40H200Z",
    before: 0,
    low: 0,
    high: 4,
    top: 4,
  });
});

test("a day of which nothing is known at first says how much of it that is", () => {
  const stretches = [[{ time: 75, power: 4 }], [{ time: 100, power: 2 }]];
  assert.equal(curve(stretches, [0, 100], [200, 40])?.before, 0.75);
});

test("what was before the day is left out, and nothing is no line", () => {
  const stretches = [[{ time: 5, power: 3 }]];
  assert.equal(curve(stretches, [10, 20], [200, 40]), null);
  assert.equal(curve([], [10, 20], [200, 40]), null);
});

for (const [high, top] of [
  [0, 1],
  [1.2, 1.5],
  [5.4, 6],
  [12.9, 15],
  [61, 80],
] as const) {
  test(`a picture of up to ${high} W ends at ${top} W`, () => {
    assert.equal(curve([[{ time: 1, power: high }]], [0, 2], [10, 10])?.top, top);
  });
}

test("arrows lead to the next jack, and to the one below", () => {
  assert.equal(moved("ArrowRight", 0, 16, 8, false), 1);
  assert.equal(moved("ArrowLeft", 1, 16, 8, false), 0);
  assert.equal(moved("ArrowDown", 1, 16, 8, false), 9);
  assert.equal(moved("ArrowUp", 9, 16, 8, false), 1);
  assert.equal(moved("Home", 9, 16, 8, false), 0);
  assert.equal(moved("End", 9, 16, 8, false), 15);
});

test("at an edge an arrow leads nowhere, and other keys mean nothing", () => {
  assert.equal(moved("ArrowLeft", 0, 16, 8, false), 0);
  assert.equal(moved("ArrowDown", 9, 16, 8, false), 9);
  assert.equal(moved("Enter", 9, 16, 8, false), null);
});

test("from right to left the next jack is on the left", () => {
  assert.equal(moved("ArrowLeft", 0, 16, 8, true), 1);
  assert.equal(moved("ArrowRight", 1, 16, 8, true), 0);
});
