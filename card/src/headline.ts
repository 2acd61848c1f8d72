/** Is everything all right? The one line that is read from across the room. */

import type { Faceplate, PortPicture, PortState } from "./contract";
import type { TextKey, Texts } from "./texts";

export interface Headline {
  /** The lamp beside it. */
  lamp: PortState;
  text: string;
}

/** What is told first, and of which ports: all, or those that somebody has named. */
const ORDER: readonly (readonly [PortState, TextKey, "all" | "named"])[] = [
  ["failing", "headline_failing", "all"],
  ["waiting", "headline_waiting", "all"],
  ["unknown", "headline_unknown", "named"],
  ["restarting", "headline_restarting", "all"],
  ["held", "headline_held", "all"],
  ["shed", "headline_shed", "all"],
  ["off", "headline_off", "named"],
  ["connected", "headline_connected", "named"],
];

/** The states that are told below the headline, each port with its reason. */
const ALARMING: readonly PortState[] = ["failing", "waiting"];

export function headline({ recorder, ports }: Faceplate, texts: Texts): Headline {
  if (!recorder.answers) return { lamp: "unknown", text: texts.say("away") };
  const all = Object.values(ports);
  if (recorder.failing && !alarming(ports).length) {
    return { lamp: "failing", text: texts.say("headline_recorder_failing") };
  }
  for (const [lamp, key, whose] of ORDER) {
    const such = all.filter((port) => port.state === lamp && (whose === "all" || port.named));
    if (such.length) {
      const devices = texts.names(such.map((port) => texts.called(port)));
      return { lamp, text: texts.say(key, { devices }) };
    }
  }
  if (all.some((port) => port.state === "powered")) {
    return { lamp: "powered", text: texts.say("all_powered") };
  }
  return { lamp: "empty", text: texts.say("no_devices") };
}

/** The ports that want to be looked at, the worst first. */
export function alarming(ports: Record<string, PortPicture>): PortPicture[] {
  const all = Object.values(ports);
  return ALARMING.flatMap((state) => all.filter((port) => port.state === state));
}

/** What the recorder says of itself, unless it has said the same of one of its ports. */
export function ownReason({ recorder, ports }: Faceplate): string | null {
  const known = alarming(ports).map((port) => port.reason_text);
  return known.includes(recorder.reason_text) ? null : recorder.reason_text;
}
