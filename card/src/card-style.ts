/** How the card looks. */

import { css } from "lit";

export const cardStyle = css`
  :host { display: block; font-size: 1rem; }
  ha-card { display: block; block-size: 100%; overflow: hidden; container-type: inline-size; }
  h2, p { margin: 0; }
  .front { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; padding: 1rem; color: var(--primary-text-color); }
  .notice { display: grid; place-items: center; min-block-size: 8rem; padding: 1rem; text-align: center; color: var(--primary-text-color); }
  header { display: flex; align-items: center; gap: 0.875rem; }
  .recorder { font-size: 0.875rem; color: var(--secondary-text-color); overflow-wrap: anywhere; }
  h2 { font-size: 1.375rem; font-weight: 500; line-height: 1.2; overflow-wrap: anywhere; }
  .quiet { color: var(--secondary-text-color); }
  .chip {
    forced-color-adjust: none;
    flex: none;
    display: grid;
    place-items: center;
    box-sizing: border-box;
    inline-size: 1.9em;
    block-size: 1.9em;
    border: 1px solid #59646e;
    border-radius: 50%;
    background: #1f252a;
  }
  header .chip { font-size: 1.625rem; }
  header.away .lamp { color: #ffc04d; }
  .alarms { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 0.5rem; }
  .box {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    box-sizing: border-box;
    padding: 0.5rem 0.75rem;
    border: 2px solid var(--mark, var(--secondary-text-color));
    border-radius: 0.75rem;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 0.9375rem;
    line-height: 1.35;
    text-align: start;
  }
  .box.away { display: block; }
  .box.failing { --mark: var(--error-color, #db4437); }
  .box.waiting { --mark: var(--warning-color, #ffa600); }
  .box strong { font-weight: 500; }
  button.box { cursor: pointer; }
  button.box:hover { background: color-mix(in srgb, var(--primary-text-color) 6%, transparent); }
  :focus-visible { outline: 3px solid var(--primary-color); outline-offset: 2px; }
  .ports {
    --fit: 2;
    --between: 0.1875rem;
    --label-size: 0.8125rem;
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(calc(100% / min(var(--fit), var(--most)) - var(--between)), 1fr));
    gap: 0.5rem var(--between);
  }
  @container (min-width: 20rem) { .ports { --fit: 4; } }
  @container (min-width: 38rem) { .ports { --fit: 8; } }
  @container (min-width: 54rem) { .ports.roomy { --label-size: 0.9375rem; } }
  @container (min-width: 60rem) {
    .ports { --fit: 12; }
    h2 { font-size: 1.75rem; }
    header .chip { font-size: 1.875rem; }
  }
  @container (min-width: 82rem) { .ports { --fit: 16; } }
  @container (min-width: 120rem) { .ports { --fit: 24; } }
  .aloud {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
