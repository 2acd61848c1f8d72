/** How much room a logbook needs. */

import type { HomeAssistant } from "./home-assistant";

/** How far back it looks, in h. */
export const HOURS = 72;

/** Rows of the dashboard's grid: the least that an entry takes, and the most that are wanted. */
export const LEAST_ROWS = 2;
const MOST_ROWS = 6;

interface Entry {
  /** s. */
  when: number;
}

/** The rows for what has happened: one an entry, one a day for its date, one for the edges. */
export async function rows(hass: HomeAssistant, entities: readonly string[]): Promise<number> {
  if (!entities.length) return LEAST_ROWS;
  try {
    const entries = await hass.callWS<Entry[]>({
      type: "logbook/get_events",
      start_time: new Date(Date.now() - HOURS * 3_600_000).toISOString(),
      entity_ids: entities,
    });
    const days = new Set(entries.map(({ when }) => new Date(when * 1000).toDateString()));
    return Math.min(MOST_ROWS, Math.max(LEAST_ROWS, entries.length + days.size + 1));
  } catch {
    // The card says itself that there is no logbook.
    return LEAST_ROWS;
  }
}
