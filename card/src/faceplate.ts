/** A recorder's picture, kept up to date. */

import type { Change, Faceplate } from "./contract";

/**
 * The picture after a change; the first change brings everything.
 *
 * What has not changed stays the very same object, by which its part of the card knows that
 * there is nothing to draw.
 */
export function changed(before: Faceplate | undefined, change: Change): Faceplate | undefined {
  const recorder = change.recorder ?? before?.recorder;
  if (!recorder) return undefined;
  if (!change.ports) return { recorder, ports: before?.ports ?? {} };
  const ports = { ...before?.ports };
  for (const [number, port] of Object.entries(change.ports)) {
    if (port) ports[number] = port;
    else delete ports[number];
  }
  return { recorder, ports };
}
