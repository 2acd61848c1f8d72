/** How the panel of a port looks. */

import { css } from "lit";

export const portStyle = css`
  dialog {
    box-sizing: border-box;
    inline-size: min(28rem, calc(100vw - 1.5rem));
    max-block-size: calc(100dvh - 1.5rem);
    padding: 0;
    overflow: auto;
    border: 1px solid var(--divider-color);
    border-radius: var(--ha-dialog-border-radius, 1.5rem);
    background: var(--ha-card-background, var(--card-background-color));
    color: var(--primary-text-color);
    font-size: 0.875rem;
    line-height: 1.4;
  }
  dialog::backdrop { background: rgb(0 0 0 / 0.5); }
  .panel { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; padding: 1.25rem; }
  h2, p, dl, dd, figure { margin: 0; }
  h2 { font-size: 1.25rem; font-weight: 500; line-height: 1.25; overflow-wrap: anywhere; }
  header { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0.75rem; align-items: start; }
  header .quiet { display: flex; flex-wrap: wrap; gap: 0 0.75rem; }
  .sign { display: inline-flex; align-items: center; gap: 0.25rem; }
  .quiet, dt, figcaption, .hours, .top { color: var(--secondary-text-color); }
  .icon { inline-size: 1rem; block-size: 1rem; fill: currentColor; }
  .chip {
    forced-color-adjust: none;
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    border-radius: 50%;
    background: #1f252a;
    border: 1px solid #59646e;
    box-sizing: border-box;
    font-size: 1.375rem;
  }
  .box {
    padding: 0.625rem 0.875rem;
    border-radius: 0.75rem;
    border: 1px solid var(--divider-color);
    border-inline-start: 0.25rem solid var(--secondary-text-color);
  }
  .box.bad { border-inline-start-color: var(--error-color, #db4437); }
  .power { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 0.75rem; }
  .power strong { font-size: 1.75rem; font-weight: 500; line-height: 1.1; font-variant-numeric: tabular-nums; }
  .bar {
    forced-color-adjust: none;
    flex-basis: 100%;
    block-size: 0.5rem;
    border-radius: 0.25rem;
    overflow: hidden;
    background: color-mix(in srgb, var(--primary-text-color) 18%, transparent);
  }
  .bar > span { display: block; block-size: 100%; background: var(--primary-color); }
  figure { min-block-size: 7.5rem; }
  .waits { display: grid; place-items: center; border-radius: 0.75rem; border: 1px dashed var(--divider-color); }
  figcaption { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; }
  .curve { position: relative; margin-block-start: 0.375rem; }
  .curve svg { display: block; inline-size: 100%; block-size: 5rem; overflow: visible; }
  .curve path { fill: none; vector-effect: non-scaling-stroke; }
  .grid { stroke: var(--divider-color); }
  .line { stroke: var(--primary-color); stroke-width: 2; stroke-linejoin: round; }
  .curve .area { fill: var(--primary-color); opacity: 0.2; }
  .top { position: absolute; inset-block-start: 0.125rem; inset-inline-start: 0.25rem; font-size: 0.75rem; }
  .before { position: absolute; inset-block: 50% 0; inset-inline-start: 0; display: grid; place-items: center; text-align: center; font-size: 0.75rem; }
  .hours { display: flex; justify-content: space-between; font-size: 0.75rem; }
  dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 0.625rem 1rem; }
  .last_activity { grid-column: 1 / -1; }
  dt { font-size: 0.8125rem; }
  dd { font-variant-numeric: tabular-nums; }
  nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
  button { font: inherit; color: inherit; cursor: pointer; }
  .link {
    padding: 0.375rem 0;
    border: 0;
    background: none;
    color: var(--primary-text-color);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    text-decoration-color: var(--primary-color);
    text-decoration-thickness: 2px;
  }
  .close {
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    margin: -0.375rem;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
  }
  .close .icon { inline-size: 1.375rem; block-size: 1.375rem; }
  .actions { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 0.5rem; }
  .actions button {
    min-block-size: 2.75rem;
    padding: 0.375rem 1.25rem;
    border: 1px solid var(--secondary-text-color);
    border-radius: 1.5rem;
    background: none;
    font-weight: 500;
  }
  .actions button:hover:not(:disabled), .close:hover { background: color-mix(in srgb, var(--primary-text-color) 8%, transparent); }
  .actions button:disabled { cursor: progress; opacity: 0.6; }
  .actions .turn_on { border: 2px solid var(--primary-color); }
  .actions .sure { border: 2px solid var(--error-color, #db4437); }
  .question {
    display: grid;
    gap: 0.5rem;
    padding: 0.875rem;
    border: 1px solid var(--divider-color);
    border-radius: 1rem;
  }
  #asks { font-size: 1rem; font-weight: 500; }
  :focus-visible { outline: 3px solid var(--primary-color); outline-offset: 1px; }
  @media (max-width: 30rem) {
    dialog {
      inline-size: 100vw;
      max-inline-size: 100vw;
      margin-block-end: 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
    .actions button { flex: 1; }
  }
`;
