/** A Home Assistant that says what a test wants. */

import { readFileSync } from "node:fs";
import type { Change, Faceplate, Gone } from "../src/contract";
import type { HomeAssistant, Localize, Refusal } from "../src/home-assistant";
import { Texts } from "../src/texts";

const FILE = "../custom_components/axis_nvr_poe/translations/en.json";
export const ENGLISH: {
  config_panel: Record<string, Record<string, string>>;
  exceptions: Record<string, { message: string }>;
} = JSON.parse(readFileSync(FILE, "utf8"));

type Tree = Record<string, unknown>;

/** Looks up a text as Home Assistant does; fails where one is missing or not filled in. */
export const localize: Localize = (key, values = {}) => {
  if (key.startsWith("ui.common.")) return key.replace("ui.common.", "");
  const [, , ...path] = key.split(".");
  const text = path.reduce<unknown>((tree, name) => (tree as Tree | undefined)?.[name], ENGLISH);
  if (typeof text !== "string") throw new Error(`no text ${key}`);
  return text.replaceAll(/\{(\w+)\}/g, (_, placeholder: string) => {
    if (!(placeholder in values)) throw new Error(`${key}: nothing fills in ${placeholder}`);
    return String(values[placeholder]);
  });
};

export const LOCALE = {
  language: "en",
  number_format: "language",
  time_format: "24",
  time_zone: "server",
};

export const texts = new Texts(localize, localize, LOCALE, "Europe/Berlin");

type Tell = (change: Change | Gone) => void;

export class Fake {
  /** What each kind of message is answered with, or refused. */
  answers: Record<string, unknown> = {};
  readonly asked: Record<string, unknown>[] = [];
  readonly called: unknown[][] = [];
  /** What the next calls of services are refused with. */
  refusal: Refusal | undefined;
  /** The subscriptions that have not ended, by the newest. */
  readonly subscriptions: Tell[] = [];
  readonly ready = new Set<() => void>();
  readonly hass: HomeAssistant;

  constructor(given: Partial<HomeAssistant> = {}) {
    this.hass = {
      connection: {
        subscribeMessage: async (tell, message) => {
          this.#answer(message);
          this.subscriptions.unshift(tell as Tell);
          const whole = this.answers[message.type];
          if (whole) (tell as Tell)(whole as Faceplate);
          return () => this.subscriptions.splice(this.subscriptions.indexOf(tell as Tell), 1);
        },
        addEventListener: (_, listener) => this.ready.add(listener),
        removeEventListener: (_, listener) => this.ready.delete(listener),
      },
      language: "en",
      locale: LOCALE,
      localize,
      config: { time_zone: "Europe/Berlin" },
      user: { is_admin: true },
      states: {},
      entities: {},
      devices: {},
      loadBackendTranslation: async () => localize,
      formatEntityAttributeValue: (state, attribute) => String(state.attributes[attribute]),
      callWS: async <T>(message: { type: string }) => this.#answer(message) as T,
      callService: async (...call) => {
        this.called.push(call);
        if (this.refusal) throw this.refusal;
      },
      ...given,
    };
  }

  #answer(message: { type: string }): unknown {
    this.asked.push(message);
    const answer = this.answers[message.type];
    if (answer instanceof Error) throw { ...answer, message: answer.message };
    return answer;
  }

  /** Tells of a change, as the integration does. */
  tell(change: Change | Gone): void {
    this.subscriptions[0]?.(change);
  }

  /** The connection was lost, and is there again. */
  reconnect(): void {
    this.subscriptions.length = 0;
    for (const listener of this.ready) listener();
  }
}

export function refusal(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
