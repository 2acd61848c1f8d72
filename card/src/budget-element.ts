/** The power budget: what is drawn, what is allocated for ports, and what is left. */

import { css, html, LitElement, nothing } from "lit";
import { shares } from "./budget";
import type { RecorderPicture } from "./contract";
import type { Texts } from "./texts";

export class BudgetElement extends LitElement {
  static override properties = {
    recorder: { attribute: false },
    texts: { attribute: false },
  };

  declare recorder: RecorderPicture;
  declare texts: Texts;

  override render() {
    const { recorder, texts } = this;
    const filled = shares(recorder);
    if (!filled || recorder.budget === null) return nothing;
    const left = recorder.available ?? 0;
    return html`
      <div class="all ${recorder.answers ? (filled.isOver ? "over" : "") : "away"}">
      <div class="title">
        <span>${texts.say("power_budget", { watts: texts.watts(recorder.budget) })}</span>
        <span class="fits">${this.#fits()}</span>
      </div>
      <div class="bar">
        <span class="allocated" style="inline-size: ${percent(filled.allocated)}"></span>
        <span class="drawn" style="inline-size: ${percent(filled.drawn)}"></span>
      </div>
      <dl>
        ${this.#entry("drawn", texts.say("drawn"), recorder.drawn)}
        ${this.#entry("allocated", texts.say("allocated"), recorder.allocated)}
        ${this.#entry("available", texts.say(left < 0 ? "too_much" : "available"), Math.abs(left))}
      </dl>
      </div>
    `;
  }

  #entry(kind: string, name: string, watts: number | null) {
    if (watts === null) return nothing;
    return html`<div><dt><span class="key ${kind}"></span>${name}</dt><dd>${this.texts.watts(watts)}</dd></div>`;
  }

  #fits() {
    const { largest_class: largest } = this.recorder;
    if (largest === null) return nothing;
    if (largest === "none") return this.texts.say("nothing_fits");
    return this.texts.say("largest_class", { poe_class: largest });
  }

  static override styles = css`
    :host { display: block; color: var(--primary-text-color); font-size: 0.875rem; line-height: 1.3; }
    .title { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; }
    .title > :first-child { font-weight: 500; }
    .fits { color: var(--secondary-text-color); }
    .all { --fill: var(--primary-color); }
    .bar, .key {
      --allocated: repeating-linear-gradient(
        -45deg,
        color-mix(in srgb, var(--fill) 55%, transparent) 0 3px,
        color-mix(in srgb, var(--fill) 22%, transparent) 3px 6px
      );
    }
    .bar, .key { forced-color-adjust: none; }
    .bar {
      position: relative;
      overflow: hidden;
      block-size: 0.875rem;
      margin-block: 0.375rem 0.5rem;
      border: 1px solid var(--secondary-text-color);
      border-radius: 0.5rem;
    }
    .all.over { --fill: var(--warning-color, #ffa600); }
    .all.away { --fill: var(--secondary-text-color); }
    .bar span { position: absolute; inset-block: 0; inset-inline-start: 0; }
    .allocated { background: var(--allocated); }
    .drawn { background: var(--fill); }
    dl { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0; }
    dl > div { display: flex; gap: 0.375rem; align-items: baseline; }
    dt { color: var(--secondary-text-color); }
    dd { margin: 0; font-weight: 500; font-variant-numeric: tabular-nums; }
    .key {
      display: inline-block;
      box-sizing: border-box;
      inline-size: 0.75rem;
      block-size: 0.75rem;
      margin-inline-end: 0.375rem;
      border: 1px solid var(--secondary-text-color);
      border-radius: 0.1875rem;
      vertical-align: -0.0625rem;
    }
  `;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
