/** How the jacks stand in rows. */

/** Beyond that many there are two rows. */
export const IN_A_ROW = 8;
const IN_TWO_ROWS = 24;

/** How many stand in a row where there is room for all: as on the recorder itself. */
export function columns(count: number): number {
  if (count <= IN_A_ROW) return Math.max(1, count);
  return Math.min(Math.ceil(count / 2), IN_TWO_ROWS);
}
