/** A day of power as a line. */

/** A figure at a time: ms, and W. */
export interface Point {
  time: number;
  power: number;
}

export interface Curve {
  /** SVG paths. */
  line: string;
  area: string;
  low: number;
  high: number;
  /** Which share of the time had passed before the first figure, from 0 to 1. */
  before: number;
  /** What the top of the picture stands for, in W. */
  top: number;
}

const STEPS = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/** The line through stretches of figures; null where there is no figure. */
export function curve(
  stretches: readonly (readonly Point[])[],
  [start, end]: readonly [number, number],
  [width, height]: readonly [number, number],
): Curve | null {
  const shown = stretches
    .map((points) => points.filter(({ time }) => time >= start && time <= end))
    .filter((points) => points.length);
  if (!shown.length) return null;
  const powers = shown.flat().map(({ power }) => power);
  const high = Math.max(...powers);
  const top = roundUp(high);
  const x = (time: number) => round(((time - start) / (end - start)) * width);
  const y = (power: number) => round(height - (power / top) * height);
  return {
    line: shown.map((one) => path(one, x, y)).join(""),
    area: shown.map((one) => `${path(one, x, y)}V${height}H${x(one[0]?.time ?? start)}Z`).join(""),
    before: ((shown[0]?.[0]?.time ?? end) - start) / (end - start),
    low: Math.min(...powers),
    high,
    top,
  };
}

function path(points: readonly Point[], x: (time: number) => number, y: (power: number) => number) {
  const steps = points.map(({ time, power }) => `${x(time)} ${y(power)}`);
  // A point alone has no length, so it gets a little.
  return `M${steps.join("L")}${points.length === 1 ? "h1" : ""}`;
}

/** The next round figure, in W, that is not below. */
function roundUp(power: number): number {
  if (power <= 1) return 1;
  const decade = 10 ** Math.floor(Math.log10(power));
  return STEPS.map((step) => step * decade).find((step) => step >= power) ?? power;
}

function round(figure: number): number {
  return Math.round(figure * 10) / 10;
}
