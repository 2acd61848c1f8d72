/** What is said aloud of a change: what matters, and not each watt. */

import type { Faceplate } from "./contract";
import { headline } from "./headline";
import type { Texts } from "./texts";
import { word } from "./words";

/** Beyond that many ports the headline says it better. */
const MOST = 3;

export function announced(before: Faceplate, after: Faceplate, texts: Texts): string {
  if (before.recorder.answers !== after.recorder.answers) {
    return texts.say(after.recorder.answers ? "back" : "away");
  }
  const changes = Object.entries(after.ports).filter(([number, port]) => {
    const was = before.ports[number];
    return was && (was.state !== port.state || was.reason_text !== port.reason_text);
  });
  if (changes.length > MOST) return headline(after, texts).text;
  return changes
    .map(([, port]) => [texts.called(port), word(port.state, texts), port.reason_text])
    .map((said) => said.filter(Boolean).join(", "))
    .join(". ");
}
