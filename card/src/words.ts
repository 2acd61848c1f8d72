/** What is said of a port. */

import type { PortPicture, PortState } from "./contract";
import type { TextKey, Texts } from "./texts";

/** What a state is called. */
const WORDS: Record<PortState, TextKey> = {
  powered: "state_powered",
  waiting: "state_waiting",
  failing: "state_failing",
  off: "state_off",
  empty: "state_empty",
  restarting: "state_restarting",
  held: "state_held",
  shed: "state_shed",
  connected: "state_connected",
  unknown: "state_unknown",
};

/** What a state means, where its word leaves a question open. */
const HINTS: Partial<Record<PortState, TextKey>> = {
  waiting: "hint_waiting",
  failing: "hint_failing",
  held: "hint_held",
  shed: "hint_shed",
  connected: "hint_connected",
  unknown: "hint_unknown",
};

export function word(state: PortState, texts: Texts): string {
  return texts.say(WORDS[state]);
}

/** Why a port is as it is, as a sentence; "" where there is nothing to explain. */
export function hint(port: PortPicture, texts: Texts, now: number): string {
  if (port.state === "restarting") {
    const left = secondsLeft(port, now);
    if (left === 0) return texts.say("hint_restarting");
    return texts.say("hint_restarting_time", { time: texts.countdown(left) });
  }
  const key = HINTS[port.state];
  if (!key) return "";
  return port.reason_text ?? texts.say(key);
}

/** The line below the name: the draw where there is one, else what keeps it from that. */
export function figure(port: PortPicture, texts: Texts, now: number): string {
  if (port.state === "powered" && port.power !== null) return texts.watts(port.power);
  const left = secondsLeft(port, now);
  return left > 0 ? texts.countdown(left) : word(port.state, texts);
}

/** All that a port shows, for those who hear it; without what changes by the second. */
export function spoken(port: PortPicture, texts: Texts, answers: boolean): string {
  const said = [
    texts.called(port),
    port.named && texts.say("port", { number: port.port }),
    word(port.state, texts),
    port.reason_text,
    port.power !== null && port.state !== "empty" && texts.watts(port.power),
    port.protected && texts.say("protected"),
    port.watched && texts.say("watched"),
  ];
  const text = said.filter(Boolean).join(", ");
  return answers ? text : texts.say("last_known", { text });
}

/** The seconds until a port that restarts has its power back; 0 where that is not known. */
export function secondsLeft(port: PortPicture, now: number): number {
  if (port.state !== "restarting" || !port.until) return 0;
  return Math.max(0, Math.ceil((Date.parse(port.until) - now) / 1000));
}

/** Which share of what is allocated for a port it draws, from 0 to 1; null: nothing to show. */
export function share(port: PortPicture): number | null {
  if (port.power === null || !port.allocated) return null;
  return Math.min(1, Math.max(0, port.power / port.allocated));
}
