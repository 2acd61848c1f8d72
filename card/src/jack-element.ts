/** One jack of the plate, with what is told of it. It is drawn again only when its own picture changes. */

import { css, html, LitElement, nothing } from "lit";
import { everySecond } from "./clock";
import type { PortPicture } from "./contract";
import { eye, padlock } from "./icons";
import { lamp, lampStyle } from "./lamp";
import { jack, plateStyle } from "./plate";
import type { Texts } from "./texts";
import { figure, secondsLeft, share, spoken } from "./words";

export class JackElement extends LitElement {
  static override properties = {
    port: { attribute: false },
    texts: { attribute: false },
    answers: { attribute: false },
    isStop: { attribute: false },
  };

  declare port: PortPicture;
  declare texts: Texts;
  /** Whether the recorder answers; else this is its last picture. */
  declare answers: boolean;
  /** Whether the tab key stops here. */
  declare isStop: boolean;
  #endCountdown: (() => void) | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#count(false);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector("button")?.focus(options);
  }

  override updated(): void {
    this.#count(this.isConnected && this.answers && secondsLeft(this.port, Date.now()) > 0);
  }

  #count(isCounting: boolean): void {
    if (isCounting) this.#endCountdown ??= everySecond(() => this.requestUpdate());
    else {
      this.#endCountdown?.();
      this.#endCountdown = undefined;
    }
  }

  override render() {
    const { port, texts, answers } = this;
    const isTaken = port.state !== "empty" && (port.named || port.state !== "off");
    const label = spoken(port, texts, answers);
    return html`
      <button
        type="button"
        class="${port.state} ${isTaken ? "taken" : ""} ${answers ? "" : "away"}"
        aria-haspopup="dialog"
        tabindex=${this.isStop ? 0 : -1}
      >
        <span class="spoken">${label}</span>
        <span class="plate" aria-hidden="true">
          <span class="number">${port.port}</span>
          <span class="signs">${port.protected ? padlock : nothing}${port.watched ? eye : nothing}</span>
          ${lamp(port.state)} ${jack}
        </span>
        <span class="label" aria-hidden="true" title=${label}>
          ${port.named ? html`<span class="name">${port.name}</span>` : nothing}
          <span class="figure">${figure(port, texts, answers ? Date.now() : Number.POSITIVE_INFINITY)}</span>
          ${this.#bar()}
        </span>
      </button>
    `;
  }

  #bar() {
    const filled = this.port.state === "powered" ? share(this.port) : null;
    const bar =
      filled === null
        ? nothing
        : html`<span style="inline-size: ${(filled * 100).toFixed(0)}%"></span>`;
    return html`<span class="bar ${filled === null ? "none" : ""}">${bar}</span>`;
  }

  static override styles = [
    lampStyle,
    plateStyle,
    css`
      :host { display: block; min-inline-size: 0; }
      button {
        all: unset;
        position: relative;
        box-sizing: border-box;
        display: flex;
        flex-direction: column;
        inline-size: 100%;
        block-size: 100%;
        border-radius: 0.375rem;
        cursor: pointer;
        color: var(--primary-text-color);
        -webkit-tap-highlight-color: transparent;
      }
      .spoken {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
        white-space: nowrap;
      }
      .plate {
        forced-color-adjust: none;
        display: grid;
        grid-template: "number lamp" auto "socket socket" auto / 1fr auto;
        align-items: center;
        row-gap: 0.375rem;
        padding: 0.5rem 0.5rem 0.625rem;
        border-radius: 0.375rem;
        color: #dfe5ea;
        background: linear-gradient(#3b454d, #293037 12%, #20262b 88%, #14181c);
      }
      .number { font-size: calc(var(--label-size) + 0.0625rem); font-weight: 500; line-height: 1; }
      .signs { grid-area: socket; align-self: end; display: grid; gap: 0.125rem; inline-size: fit-content; }
      .icon { inline-size: 0.8125rem; block-size: 0.8125rem; fill: #a9b4be; }
      .lamp { font-size: calc(1.25 * var(--label-size)); }
      .socket { grid-area: socket; inline-size: clamp(2rem, 55%, 4.25rem); margin-inline: auto; }
      .label {
        display: flex;
        flex-direction: column;
        flex: 1;
        gap: 0.125rem;
        padding: 0.375rem 0.375rem 0.5rem;
        font-size: var(--label-size);
        line-height: 1.25;
        overflow-wrap: break-word;
        hyphens: auto;
      }
      .name {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
        font-weight: 500;
      }
      .figure { margin-block-start: auto; font-variant-numeric: tabular-nums; }
      .empty .figure { color: var(--secondary-text-color); }
      .bar {
        forced-color-adjust: none;
        flex: none;
        block-size: 0.375rem;
        margin-block-start: 0.125rem;
        border-radius: 0.25rem;
        overflow: hidden;
        background: color-mix(in srgb, var(--primary-text-color) 18%, transparent);
      }
      .bar.none { background: none; }
      .bar > span { display: block; block-size: 100%; background: var(--primary-color); }
      button.away .plate { filter: grayscale(1); }
      button.away :is(.lamp, .plug) { opacity: 0.6; }
      button.away .label { color: var(--secondary-text-color); }
      button.away .bar > span { background: var(--secondary-text-color); }
      button:is(.failing, .waiting)::after {
        content: "";
        position: absolute;
        inset: 0;
        border: 2px solid var(--mark);
        border-radius: inherit;
        pointer-events: none;
      }
      button.failing { --mark: var(--error-color, #db4437); }
      button.waiting { --mark: var(--warning-color, #ffa600); }
      button.away { --mark: var(--secondary-text-color); }
      button:hover .plate { background: linear-gradient(#4b565f, #363f47 12%, #2b3238 88%, #1c2125); }
      button:focus-visible { outline: 3px solid var(--primary-color); outline-offset: 1px; z-index: 1; }
    `,
  ];
}
