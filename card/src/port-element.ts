/** The panel of a port: all that is known of it, and what can be done. */

import { html, LitElement, nothing, type PropertyValues } from "lit";
import { everySecond } from "./clock";
import type { PortPicture } from "./contract";
import { type Curve, curve } from "./curve";
import { energySince, lastDay, midnight } from "./history";
import { DOMAIN, type EntityState, type HomeAssistant } from "./home-assistant";
import { cross, eye, padlock } from "./icons";
import { lamp, lampStyle } from "./lamp";
import { portStyle } from "./port-style";
import { explained } from "./refusal";
import type { TextKey, Texts } from "./texts";
import { hint, secondsLeft, share, word } from "./words";

type Action = "turn_on" | "turn_off" | "power_cycle";

/** What is asked before a device loses its power. */
const QUESTIONS: Partial<Record<Action, readonly [TextKey, TextKey]>> = {
  turn_off: ["ask_turn_off", "ask_turn_off_more"],
  power_cycle: ["ask_power_cycle", "ask_power_cycle_more"],
};

/** Width and height that the curve is drawn in. */
const CANVAS = [288, 72] as const;
const DAY = 24 * 3_600_000;
/** The share of a day without figures that leaves room to say why. */
const ROOM = 0.5;

export class PortElement extends LitElement {
  static override properties = {
    port: { attribute: false },
    texts: { attribute: false },
    answers: { attribute: false },
    isLoaded: { attribute: false },
    activity: { attribute: false },
    // What of it is shown comes by the others.
    hass: { attribute: false, hasChanged: () => false },
    asked: { state: true },
    running: { state: true },
    refusal: { state: true },
    day: { state: true },
    energy: { state: true },
  };

  declare port: PortPicture;
  declare texts: Texts;
  declare answers: boolean;
  /** Whether the port's switch is there; one that was just enabled comes a little later. */
  declare isLoaded: boolean;
  declare activity: EntityState | undefined;
  declare hass: HomeAssistant;
  /** What a person is being asked about. */
  declare private asked: Action | undefined;
  declare private running: Action | undefined;
  declare private refusal: string;
  /** The last 24 hours; undefined until they have come, null where there is nothing. */
  declare private day: Curve | null | undefined;
  declare private energy: number | null;
  #opened = 0;
  #endCountdown: (() => void) | undefined;

  constructor() {
    super();
    this.refusal = "";
    this.energy = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#count(false);
  }

  protected override firstUpdated(): void {
    this.#dialog.showModal();
    this.#opened = Date.now();
    void this.#remember();
  }

  protected override willUpdate(changed: PropertyValues): void {
    // A question about what has just become impossible is withdrawn.
    if (changed.has("port") && this.asked && !this.#actions().includes(this.asked)) {
      this.asked = undefined;
    }
  }

  protected override updated(changed: PropertyValues): void {
    this.#count(this.isConnected && secondsLeft(this.port, Date.now()) > 0);
    if (this.asked) {
      if (changed.has("asked")) this.#find(".cancel")?.focus();
    } else if (changed.get("asked")) this.#find(`.actions .${changed.get("asked")}`)?.focus();
    // A button that has done its work is gone, and must not take the focus along.
    if (this.#dialog.open && document.activeElement === document.body) {
      this.#find(".close")?.focus({ preventScroll: true });
    }
  }

  get #dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector("dialog") as HTMLDialogElement;
  }

  #find(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(selector);
  }

  #count(isCounting: boolean): void {
    if (isCounting) this.#endCountdown ??= everySecond(() => this.requestUpdate());
    else {
      this.#endCountdown?.();
      this.#endCountdown = undefined;
    }
  }

  async #remember(): Promise<void> {
    const { power, energy } = this.port.entities;
    const now = this.#opened;
    const [day, today] = await Promise.allSettled([
      power ? lastDay(this.hass, power, now, this.answers ? this.port.power : null) : [],
      energy ? energySince(this.hass, energy, midnight(now, this.texts.timeZone)) : null,
    ]);
    this.day = day.status === "fulfilled" ? curve(day.value, [now - DAY, now], CANVAS) : null;
    this.energy = today.status === "fulfilled" ? today.value : null;
  }

  /** What can be done with the port as it is. */
  #actions(): Action[] {
    const { state, entities } = this.port;
    if (!entities.switch || !this.isLoaded || !this.answers) return [];
    if (state === "off" || state === "shed" || state === "held") return ["turn_on"];
    if (this.port.protected) return [];
    if (state === "restarting") return ["turn_on", "turn_off"];
    if (state === "empty" || state === "unknown") return ["turn_off"];
    return ["power_cycle", "turn_off"];
  }

  /** Why something can't be done, that a person may look for. */
  #hindrance(): TextKey | undefined {
    if (!this.answers) return "hint_away";
    if (!this.port.entities.switch) return "hint_no_switch";
    if (!this.isLoaded) return "hint_switch_not_loaded";
    if (this.port.protected) return "hint_protected";
    return undefined;
  }

  async #act(action: Action): Promise<void> {
    const entity = this.port.entities.switch;
    if (!entity || this.running) return;
    this.running = action;
    this.refusal = "";
    try {
      const domain = action === "power_cycle" ? DOMAIN : "switch";
      await this.hass.callService(domain, action, {}, { entity_id: entity }, false);
    } catch (error) {
      this.refusal = await explained(this.hass, error);
    }
    this.running = undefined;
    this.asked = undefined;
  }

  #choose(action: Action): void {
    this.refusal = "";
    if (QUESTIONS[action]) this.asked = action;
    else void this.#act(action);
  }

  #close(): void {
    this.#dialog.close();
  }

  /** Escape takes back the question first. */
  #cancelled(event: Event): void {
    if (!this.asked) return;
    event.preventDefault();
    this.asked = undefined;
  }

  #closed(): void {
    this.dispatchEvent(new CustomEvent("closed"));
  }

  /** Shows an entity in Home Assistant's own dialog. */
  #showMore(entityId: string): void {
    this.#close();
    this.dispatchEvent(
      new CustomEvent("hass-more-info", { bubbles: true, composed: true, detail: { entityId } }),
    );
  }

  override render() {
    const { port, texts } = this;
    return html`
      <dialog
        aria-labelledby="title"
        @cancel=${this.#cancelled}
        @close=${this.#closed}
        @click=${(event: Event) => event.target === event.currentTarget && this.#close()}
      >
        <div class="panel">
          <header role="none">
            <span class="chip">${lamp(port.state)}</span>
            <div>
              <h2 id="title">${texts.called(port)}</h2>
              <p class="quiet">${this.#facts()}</p>
            </div>
            <button class="close" type="button" aria-label=${texts.common("close")} @click=${this.#close}>
              ${cross}
            </button>
          </header>
          ${this.#hint()} ${this.#power()} ${this.#history()} ${this.#figures()} ${this.#links()}
          ${this.refusal ? html`<p class="box bad" role="alert">${this.refusal}</p>` : nothing}
          ${this.asked ? this.#question(this.asked) : this.#buttons()}
        </div>
      </dialog>
    `;
  }

  #facts() {
    const { port, texts } = this;
    const words = [port.named && texts.say("port", { number: port.port }), word(port.state, texts)];
    return html`
      <span>${words.filter(Boolean).join(" · ")}</span>
      ${port.protected ? html`<span class="sign">${padlock}${texts.say("protected")}</span>` : nothing}
      ${port.watched ? html`<span class="sign">${eye}${texts.say("watched")}</span>` : nothing}
    `;
  }

  #hint() {
    const text = hint(this.port, this.texts, Date.now());
    if (!text) return nothing;
    return html`<p class="box ${this.port.state === "failing" ? "bad" : ""}">${text}</p>`;
  }

  #power() {
    const { port, texts } = this;
    if (port.power === null) return nothing;
    const filled = share(port);
    const watts = texts.watts(port.power);
    return html`
      <div class="power">
        <strong>${watts}</strong>
        ${
          filled === null || port.allocated === null
            ? nothing
            : html`
                <span class="quiet">
                  ${texts.say("of_allocated", { allocated: texts.watts(port.allocated) })}
                </span>
                <span class="bar"><span style="inline-size: ${(filled * 100).toFixed(0)}%"></span></span>
              `
        }
      </div>
    `;
  }

  #history() {
    const { day, texts } = this;
    const title = texts.say("last_day");
    if (day === undefined) return html`<figure class="waits" aria-busy="true"></figure>`;
    if (day === null) {
      return html`<figure class="waits"><figcaption>${texts.say("no_history")}</figcaption></figure>`;
    }
    const [low, high] = [texts.watts(day.low), texts.watts(day.high)];
    const range = low === high ? low : texts.say("between", { low, high });
    const [width, height] = CANVAS;
    return html`
      <figure>
        <figcaption><span>${title}</span><span>${range}</span></figcaption>
        <div class="curve" dir="ltr">
          <svg
            viewBox="0 -1 ${width} ${height + 2}"
            preserveAspectRatio="none"
            role="img"
            aria-label="${title}: ${range}"
          >
            <path class="grid" d="M0 0H${width}M0 ${height / 2}H${width}M0 ${height}H${width}" />
            <path class="area" d=${day.area} /><path class="line" d=${day.line} />
          </svg>
          <span class="top" aria-hidden="true">${texts.watts(day.top)}</span>
          ${this.#before(day.before)}
        </div>
        <div class="hours" dir="ltr" aria-hidden="true">
          ${[1, 0.5, 0].map((part) => html`<span>${texts.hour(new Date(this.#opened - part * DAY))}</span>`)}
        </div>
      </figure>
    `;
  }

  /** Why most of the day is blank, such as on the day on which the recorder was added. */
  #before(share: number) {
    if (share < ROOM) return nothing;
    const time = this.texts.hour(new Date(this.#opened - (1 - share) * DAY));
    return html`<span class="before quiet" dir="auto" style="inline-size: ${(share * 100).toFixed(0)}%"
      >${this.texts.say("no_history_before", { time })}</span
    >`;
  }

  #figures() {
    const { port, texts, activity } = this;
    const watts = (power: number | null) => (power === null ? null : texts.watts(power));
    const poeClass =
      port.poe_class !== null && port.class_power_limit !== null
        ? `${port.poe_class} (≤ ${texts.watts(port.class_power_limit)})`
        : port.poe_class;
    const rows: (readonly [TextKey, string | number | null])[] = [
      ["energy_today", this.energy === null ? null : texts.energy(this.energy)],
      // Where there is a bar, it is told there.
      ["allocated_power", share(port) === null ? watts(port.allocated) : null],
      ["requested_power", watts(port.requested)],
      ["poe_class", poeClass],
      ["last_activity", activity ? this.#happened(activity) : null],
    ];
    return html`
      <dl>
        ${rows
          .filter(([, value]) => value !== null)
          .map(
            ([key, value]) =>
              html`<div class=${key}><dt>${texts.say(key)}</dt><dd>${value}</dd></div>`,
          )}
      </dl>
    `;
  }

  #happened(activity: EntityState): string | null {
    const time = new Date(activity.state);
    if (Number.isNaN(time.getTime())) return null;
    const what = this.hass.formatEntityAttributeValue(activity, "event_type");
    return `${what}, ${this.texts.moment(time)}`;
  }

  #links() {
    const { port, texts, hass } = this;
    const connected = port.connected_device_id;
    const camera =
      connected &&
      Object.values(hass.entities).find(
        ({ entity_id: id, device_id: device }) => device === connected && id.startsWith("camera."),
      )?.entity_id;
    const links = [
      camera &&
        html`<button type="button" class="link" @click=${() => this.#showMore(camera)}>
          ${texts.say("show_camera")}
        </button>`,
      connected && this.#page("open_device", connected),
      port.device_id && this.#page("open_port", port.device_id),
    ].filter(Boolean);
    return links.length ? html`<nav>${links}</nav>` : nothing;
  }

  /** A link to the page of a device, for those who may see it. */
  #page(key: TextKey, device: string) {
    if (!this.hass.user?.is_admin) return null;
    return html`<a class="link" href="/config/devices/device/${device}" @click=${this.#close}>${this.texts.say(key)}</a>`;
  }

  #buttons() {
    const hindrance = this.#hindrance();
    const actions = this.#actions();
    return html`
      ${hindrance ? html`<p class="quiet hindrance">${this.texts.say(hindrance)}</p>` : nothing}
      ${
        actions.length
          ? html`<div class="actions">
              ${actions.map(
                (action) => html`<button
                  type="button"
                  class=${action}
                  ?disabled=${this.running !== undefined}
                  @click=${() => this.#choose(action)}
                >
                  ${this.texts.say(action)}
                </button>`,
              )}
            </div>`
          : nothing
      }
    `;
  }

  #question(action: Action) {
    const { texts, running } = this;
    const [asks, more] = QUESTIONS[action] ?? [];
    if (!asks || !more) return nothing;
    return html`
      <section class="question" aria-labelledby="asks" aria-describedby="more" role="group">
        <p id="asks">${texts.say(asks, { device: texts.called(this.port) })}</p>
        <p id="more" class="quiet">${texts.say(more)}</p>
        <div class="actions">
          <button type="button" class="cancel" ?disabled=${running !== undefined} @click=${() => {
            this.asked = undefined;
          }}>
            ${texts.common("cancel")}
          </button>
          <button
            type="button"
            class="sure"
            ?disabled=${running !== undefined}
            @click=${() => this.#act(action)}
          >
            ${texts.say(action)}
          </button>
        </div>
      </section>
    `;
  }

  static override styles = [lampStyle, portStyle];
}
