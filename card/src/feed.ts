/** What a recorder shows, as Home Assistant tells it, through reloads and lost connections. */

import type { Change, Faceplate, Gone } from "./contract";
import { changed } from "./faceplate";
import { type Connection, DOMAIN, type HomeAssistant, type Refusal } from "./home-assistant";
import { explained } from "./refusal";

export type Shown =
  | { kind: "loading" | "none" | "gone" | "not_loaded" }
  | { kind: "several"; names: string[] }
  | { kind: "refused"; message: string }
  | { kind: "faceplate"; faceplate: Faceplate };

/** ms until the first further try, and the most between two. */
const PAUSE = 2_000;
const LONGEST_PAUSE = 60_000;

export class Feed {
  shown: Shown = { kind: "loading" };
  readonly #connection: Connection;
  readonly #hass: HomeAssistant;
  readonly #device: string | undefined;
  readonly #onChange: () => void;
  /** Counts the beginnings, by which those overtaken notice it. */
  #run = 0;
  #pause = PAUSE;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #end: (() => unknown) | undefined;

  /** Without a device, the feed is of the only recorder there is. */
  constructor(hass: HomeAssistant, device: string | undefined, onChange: () => void) {
    this.#hass = hass;
    this.#connection = hass.connection;
    this.#device = device;
    this.#onChange = onChange;
  }

  start(): void {
    this.#connection.addEventListener("ready", this.#begin);
    this.#begin();
  }

  stop(): void {
    this.#connection.removeEventListener("ready", this.#begin);
    this.#run += 1;
    clearTimeout(this.#retry);
    hangUp(this.#end);
    this.#end = undefined;
  }

  // Home Assistant's own way to subscribe again gives up on a server that has just
  // started and does not know the integration yet.
  #begin = async (): Promise<void> => {
    const run = ++this.#run;
    clearTimeout(this.#retry);
    this.#end = undefined;
    try {
      const device = this.#device ?? (await this.#onlyRecorder(run));
      if (device === undefined || run !== this.#run) return;
      let isFirst = true;
      const end = await this.#connection.subscribeMessage<Change | Gone>(
        (change) => {
          if (run !== this.#run) return;
          this.#take(change, isFirst);
          isFirst = false;
        },
        { type: `${DOMAIN}/faceplate`, device_id: device },
        { resubscribe: false },
      );
      if (run === this.#run) this.#end = end;
      else hangUp(end);
    } catch (error) {
      await this.#refused(error as Refusal, run);
    }
  };

  async #onlyRecorder(run: number): Promise<string | undefined> {
    const found = await this.#hass.callWS<Faceplate[]>({ type: `${DOMAIN}/recorders` });
    if (run !== this.#run) return undefined;
    if (found.length === 1) return found[0]?.recorder.device_id;
    if (found.length) {
      this.#show({ kind: "several", names: found.map(({ recorder }) => recorder.name) });
    } else {
      this.#show({ kind: "none" });
      this.#tryAgain();
    }
    return undefined;
  }

  #take(change: Change | Gone, isFirst: boolean): void {
    this.#pause = PAUSE;
    if ("gone" in change) {
      this.#show({ kind: "gone" });
      hangUp(this.#end);
      this.#end = undefined;
      // It may be set up once more.
      this.#tryAgain();
      return;
    }
    const before = this.shown.kind === "faceplate" && !isFirst ? this.shown.faceplate : undefined;
    const faceplate = changed(before, change);
    if (faceplate) this.#show({ kind: "faceplate", faceplate });
  }

  async #refused(error: Refusal, run: number): Promise<void> {
    // Without a word for it, it is no answer, but a connection that is lost.
    const isAnswer = typeof error.code === "string";
    const message = isAnswer ? await explained(this.#hass, error) : "";
    if (run !== this.#run) return;
    const isStillGone = this.shown.kind === "gone" && error.code === "not_found";
    if (error.code === "unknown_command") this.#show({ kind: "not_loaded" });
    else if (isAnswer && !isStillGone) this.#show({ kind: "refused", message });
    this.#tryAgain();
  }

  #tryAgain(): void {
    this.#retry = setTimeout(this.#begin, this.#pause);
    this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE);
  }

  #show(shown: Shown): void {
    this.shown = shown;
    this.#onChange();
  }
}

async function hangUp(end: (() => unknown) | undefined): Promise<void> {
  try {
    await end?.();
  } catch {
    // The connection went first.
  }
}
