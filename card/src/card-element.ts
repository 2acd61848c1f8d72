/** The card: the recorder's front, and whether everything is all right. */

import { html, LitElement, nothing, type PropertyValues } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { announced } from "./announce";
import { cardStyle } from "./card-style";
import { type Config, form, stub } from "./config";
import type { Faceplate, PortPicture } from "./contract";
import { Feed, type Shown } from "./feed";
import { alarming, headline, ownReason } from "./headline";
import { type HomeAssistant, isLoaded, type Locale } from "./home-assistant";
import type { JackElement } from "./jack-element";
import { lamp, lampStyle } from "./lamp";
import { columns, IN_A_ROW } from "./layout";
import { moved } from "./roving";
import { Texts } from "./texts";
import { hint } from "./words";

/** Beyond that many, those on the plate tell enough. */
const MOST_ALARMS = 4;

export class CardElement extends LitElement {
  static override properties = {
    shown: { state: true },
    texts: { state: true },
    open: { state: true },
    stop: { state: true },
    said: { state: true },
  };

  declare private shown: Shown;
  declare private texts: Texts | undefined;
  /** The port whose panel is open. */
  declare private open: string | undefined;
  /** The jack at which the tab key stops. */
  declare private stop: number;
  /** What was said aloud last. */
  declare private said: string;
  #hass: HomeAssistant | undefined;
  /** The user's language and forms, in which is spoken or soon will be. */
  #spoken: Locale | undefined;
  #config: Config | undefined;
  #feed: Feed | undefined;

  constructor() {
    super();
    this.shown = { kind: "loading" };
    this.stop = 0;
    this.said = "";
  }

  static getStubConfig = stub;
  static getConfigForm = form;

  setConfig(config: Config): void {
    const isOther = config.device !== this.#config?.device;
    this.#config = config;
    if (!isOther) return;
    this.shown = { kind: "loading" };
    this.#connect();
  }

  // Set at each change of any entity, so it must cost next to nothing.
  set hass(hass: HomeAssistant) {
    const before = this.#hass;
    this.#hass = hass;
    if (this.#spoken !== hass.locale) void this.#speak(hass);
    if (before?.connection !== hass.connection) this.#connect();
    const { activity, switch: power } = this.#openPort?.entities ?? {};
    const isOther = (entity: string) => before?.states[entity] !== hass.states[entity];
    if ([activity, power].some((entity) => entity && isOther(entity))) this.requestUpdate();
  }

  getCardSize(): number {
    const count = this.#faceplate ? Object.keys(this.#faceplate.ports).length : 8;
    return 3 + 3 * Math.ceil(count / 8);
  }

  getGridOptions() {
    const count = this.#faceplate ? Object.keys(this.#faceplate.ports).length : 8;
    return { columns: count > 16 ? "full" : 12, min_columns: 6, rows: "auto" };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.open = undefined;
    this.#feed?.stop();
    this.#feed = undefined;
  }

  get #faceplate(): Faceplate | undefined {
    return this.shown.kind === "faceplate" ? this.shown.faceplate : undefined;
  }

  get #openPort(): PortPicture | undefined {
    return this.open === undefined ? undefined : this.#faceplate?.ports[this.open];
  }

  async #speak(hass: HomeAssistant): Promise<void> {
    this.#spoken = hass.locale;
    try {
      const texts = await Texts.load(hass);
      // Another language may have been chosen meanwhile.
      if (this.#spoken === hass.locale) this.texts = texts;
    } catch {
      // The connection is lost; what comes next finds it again.
      if (this.#spoken === hass.locale) this.#spoken = undefined;
    }
  }

  #connect(): void {
    this.#feed?.stop();
    this.#feed = undefined;
    if (!this.isConnected || !this.#hass || !this.#config) return;
    const feed = new Feed(this.#hass, this.#config.device, () => {
      this.shown = feed.shown;
    });
    this.#feed = feed;
    feed.start();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.open !== undefined && !this.#openPort) this.open = undefined;
    const before = changed.get("shown") as Shown | undefined;
    if (!this.texts || before?.kind !== "faceplate" || this.shown.kind !== "faceplate") return;
    const said = announced(before.faceplate, this.shown.faceplate, this.texts);
    if (said) this.said = said;
  }

  override render() {
    const { texts } = this;
    return html`
      <ha-card>
        ${
          !texts
            ? html`<div class="notice" aria-busy="true"></div>`
            : this.#faceplate
              ? this.#front(this.#faceplate, texts)
              : html`<div class="notice"><p>${notice(this.shown, texts)}</p></div>`
        }
      </ha-card>
      <div class="aloud" role="status" aria-live="polite">${this.said}</div>
      ${texts && this.#openPort ? this.#panel(this.#openPort, texts) : nothing}
    `;
  }

  #front(faceplate: Faceplate, texts: Texts) {
    const { recorder, ports } = faceplate;
    const { lamp: state, text } = headline(faceplate, texts);
    const entries = Object.entries(ports);
    const inRow = columns(entries.length);
    const stop = Math.min(this.stop, entries.length - 1);
    return html`
      <div class="front">
        <header role="none" class=${recorder.answers ? "" : "away"}>
          <span class="chip">${lamp(state)}</span>
          <div>
            <p class="recorder">${recorder.name}</p>
            <h2>${text}</h2>
          </div>
        </header>
        ${recorder.answers ? this.#alarms(faceplate, texts) : this.#away(faceplate, texts)}
        <div
          class="ports ${inRow > IN_A_ROW ? "" : "roomy"}"
          role="toolbar"
          aria-label=${texts.say("ports")}
          style="--most: ${inRow}"
          @keydown=${this.#keyPressed}
          @focusin=${this.#focused}
        >
          ${repeat(
            entries,
            ([number]) => number,
            ([number, port], index) => html`<axis-nvr-poe-jack
              .port=${port}
              .texts=${texts}
              .answers=${recorder.answers}
              .isStop=${index === stop}
              @click=${() => this.#show(number)}
            ></axis-nvr-poe-jack>`,
          )}
        </div>
        <axis-nvr-poe-budget .recorder=${recorder} .texts=${texts}></axis-nvr-poe-budget>
      </div>
    `;
  }

  #away({ recorder }: Faceplate, texts: Texts) {
    const reason = texts.reason(recorder);
    const time = recorder.since && texts.moment(new Date(recorder.since));
    return html`
      <div class="box away">
        ${reason ? html`<p>${reason}</p>` : nothing}
        <p>${time ? texts.say("away_since", { time }) : texts.say("away_last")}</p>
      </div>
    `;
  }

  #alarms(faceplate: Faceplate, texts: Texts) {
    const alarms = alarming(faceplate.ports);
    const reason = ownReason(faceplate);
    if (!alarms.length && !reason) return nothing;
    return html`
      <div class="alarms">
        ${reason ? html`<p class="box failing">${reason}</p>` : nothing}
        ${alarms.slice(0, MOST_ALARMS).map((port) => this.#alarm(port, texts))}
        ${alarms.length > MOST_ALARMS ? html`<p class="quiet">+${alarms.length - MOST_ALARMS}</p>` : nothing}
      </div>
    `;
  }

  #alarm(port: PortPicture, texts: Texts) {
    const name = texts.called(port);
    const number = port.named ? texts.say("port", { number: port.port }) : "";
    const why = hint(port, texts, Date.now());
    // Browsers leave out the blank between two elements where they read them aloud.
    return html`
      <button
        type="button"
        class="box ${port.state}"
        aria-haspopup="dialog"
        aria-label=${[name, number, why].filter(Boolean).join(", ")}
        @click=${() => this.#show(String(port.port))}
      >
        <span class="chip">${lamp(port.state)}</span>
        <span>
          <strong>${name}</strong>
          ${number ? html`<span class="quiet">${number}</span>` : nothing}<br />${why}
        </span>
      </button>
    `;
  }

  #panel(port: PortPicture, texts: Texts) {
    const { activity, switch: power } = port.entities;
    const states = this.#hass?.states ?? {};
    return html`<axis-nvr-poe-port
      .port=${port}
      .texts=${texts}
      .answers=${this.#faceplate?.recorder.answers ?? false}
      .isLoaded=${power !== null && isLoaded(states[power])}
      .activity=${activity ? states[activity] : undefined}
      .hass=${this.#hass}
      @closed=${this.#closed}
    ></axis-nvr-poe-port>`;
  }

  #show(number: string): void {
    this.open = number;
  }

  async #closed(): Promise<void> {
    const index = Object.keys(this.#faceplate?.ports ?? {}).indexOf(this.open ?? "");
    this.open = undefined;
    await this.updateComplete;
    // Whatever has opened the panel may be gone, such as what told of a failure.
    if (document.activeElement === document.body) this.#jacks[index]?.focus();
  }

  get #jacks(): JackElement[] {
    return [...this.renderRoot.querySelectorAll<JackElement>("axis-nvr-poe-jack")];
  }

  #focused(event: FocusEvent): void {
    const path = event.composedPath();
    const index = this.#jacks.findIndex((jack) => path.includes(jack));
    if (index >= 0) this.stop = index;
  }

  #keyPressed(event: KeyboardEvent): void {
    const jacks = this.#jacks;
    const from = jacks.indexOf(event.target as JackElement);
    const first = jacks[0];
    if (from < 0 || !first) return;
    const inRow = jacks.filter((jack) => jack.offsetTop === first.offsetTop).length;
    const isRightToLeft = getComputedStyle(this).direction === "rtl";
    const to = moved(event.key, from, jacks.length, inRow, isRightToLeft);
    if (to === null) return;
    event.preventDefault();
    jacks[to]?.focus();
  }

  static override styles = [lampStyle, cardStyle];
}

/** What is said where there is no picture. */
function notice(shown: Shown, texts: Texts): string {
  switch (shown.kind) {
    case "loading":
      return texts.say("loading");
    case "none":
      return texts.say("no_recorder");
    case "several":
      return texts.say("several_recorders", { recorders: shown.names.join(", ") });
    case "gone":
      return texts.say("gone");
    case "not_loaded":
      return texts.say("not_loaded");
    case "refused":
      return shown.message;
    default:
      return "";
  }
}
