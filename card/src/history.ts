/** What Home Assistant remembers of a port. */

import type { Point } from "./curve";
import type { HomeAssistant } from "./home-assistant";

const DAY = 24 * 3_600_000;
/** ms without a statistic that leave a gap; there is one in five minutes. */
const GAP = 12 * 60_000;

interface Statistic {
  /** ms. */
  start: number;
  mean?: number | null;
  change?: number | null;
}

interface StoredState {
  s: string;
  /** s. */
  lu: number;
}

/**
 * The last 24 hours of a power sensor, in stretches: its statistics, else its states.
 *
 * Statistics end some minutes ago; what is drawn now, in W, ends their line.
 */
export async function lastDay(
  hass: HomeAssistant,
  entity: string,
  now: number,
  drawn: number | null,
): Promise<Point[][]> {
  const rows = await statistics(hass, entity, now - DAY, "mean");
  if (!rows.length) return states(hass, entity, now);
  return stretches([...rows, { start: now, mean: drawn }]);
}

function stretches(rows: readonly Statistic[]): Point[][] {
  const found: Point[][] = [];
  let last = 0;
  for (const { start, mean } of rows) {
    if (typeof mean !== "number") continue;
    if (start - last > GAP) found.push([]);
    found.at(-1)?.push({ time: start, power: mean });
    last = start;
  }
  return found;
}

/** The energy since midnight, in the sensor's unit, kWh; null where it is not known. */
export async function energySince(
  hass: HomeAssistant,
  entity: string,
  midnight: number,
): Promise<number | null> {
  const rows = await statistics(hass, entity, midnight, "change");
  const changes = rows.flatMap(({ change }) => (typeof change === "number" ? [change] : []));
  return changes.length ? changes.reduce((sum, change) => sum + change, 0) : null;
}

async function statistics(
  hass: HomeAssistant,
  entity: string,
  start: number,
  type: "mean" | "change",
): Promise<Statistic[]> {
  const found = await hass.callWS<Record<string, Statistic[]>>({
    type: "recorder/statistics_during_period",
    start_time: new Date(start).toISOString(),
    statistic_ids: [entity],
    period: "5minute",
    types: [type],
    units: { power: "W", energy: "kWh" },
  });
  return found[entity] ?? [];
}

/** A state holds until the next; one that is no figure is a gap. */
async function states(hass: HomeAssistant, entity: string, now: number): Promise<Point[][]> {
  const found = await hass.callWS<Record<string, StoredState[]>>({
    type: "history/history_during_period",
    start_time: new Date(now - DAY).toISOString(),
    entity_ids: [entity],
    minimal_response: true,
    no_attributes: true,
    significant_changes_only: false,
  });
  const stored = found[entity] ?? [];
  const held: Point[][] = [[]];
  for (const [index, { s, lu }] of stored.entries()) {
    const power = s === "" ? Number.NaN : Number(s);
    if (!Number.isFinite(power)) {
      held.push([]);
      continue;
    }
    const until = stored[index + 1]?.lu;
    held.at(-1)?.push({ time: lu * 1000, power }, { time: until ? until * 1000 : now, power });
  }
  return held.filter((points) => points.length);
}

/** When the day began, in a time zone; undefined is the browser's. */
export function midnight(now: number, timeZone?: string): number {
  if (!timeZone) return new Date(now).setHours(0, 0, 0, 0);
  const today = now - sinceMidnight(now, timeZone);
  // The clocks may have been changed since.
  const late = sinceMidnight(today, timeZone);
  return late === 0 ? today : late > DAY / 2 ? today + DAY - late : today - late;
}

function sinceMidnight(time: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone, timeStyle: "medium" }).format(time);
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(":").map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + (time % 1000);
}
