/** The power budget as a bar. */

import type { RecorderPicture } from "./contract";

export interface Shares {
  /** Shares of the whole bar, from 0 to 1; what is allocated includes what is drawn. */
  drawn: number;
  allocated: number;
  /** Whether more is allocated than there is. */
  isOver: boolean;
}

/** How far the bar is filled; null where the recorder did not say it. */
export function shares({ budget, allocated, drawn }: RecorderPicture): Shares | null {
  if (budget === null || allocated === null) return null;
  const whole = Math.max(budget, allocated, drawn ?? 0);
  if (whole <= 0) return null;
  return {
    drawn: (drawn ?? 0) / whole,
    allocated: Math.max(allocated, drawn ?? 0) / whole,
    isOver: allocated > budget,
  };
}
