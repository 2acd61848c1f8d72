/** The lamp of a port: each state has a shape of its own, and a colour. */

import { css, html, type SVGTemplateResult, svg } from "lit";
import type { PortState } from "./contract";

const BOLT = svg`<path d="M9.4 1.5 3.6 9h3.6l-.9 5.5L12.4 7H8.6z" fill="currentColor"/>`;

const SHAPES: Record<PortState, SVGTemplateResult> = {
  powered: BOLT,
  waiting: svg`<path d="M4 1.5h8v3L9 8l3 3.5v3H4v-3L7 8 4 4.5z" fill="none" stroke="currentColor"
    stroke-width="1.6" stroke-linejoin="round"/><path d="M5.4 13.2 8 10.4l2.6 2.8z" fill="currentColor"/>`,
  failing: svg`<path d="M8 1 15.4 14.5H.6z" fill="currentColor" stroke="currentColor"
    stroke-linejoin="round"/><path d="M8 5.6v4.2M8 11.6v1.6" class="cut"/>`,
  off: svg`<path d="M5 3.3a5.6 5.6 0 1 0 6 0M8 1.4v6" fill="none" stroke="currentColor"
    stroke-width="1.8" stroke-linecap="round"/>`,
  empty: svg`<circle cx="8" cy="8" r="2.2" fill="none" stroke="currentColor" stroke-width="1.4"/>`,
  restarting: svg`<g class="turning"><path d="M13.2 8A5.2 5.2 0 1 1 11 3.75" fill="none"
    stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/><path d="M8.6 4.9h4.7V.3z"
    fill="currentColor"/></g>`,
  held: svg`<path d="M5.2 3v10M10.8 3v10" stroke="currentColor" stroke-width="2.6"
    stroke-linecap="round"/>`,
  shed: svg`<path d="M8 2v9M3.8 7.4 8 11.6l4.2-4.2M3 14.4h10" fill="none" stroke="currentColor"
    stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`,
  connected: svg`<path d="M5.6 1.5v3.6M10.4 1.5v3.6M3.6 5.4h8.8v2.4a4.4 4.4 0 0 1-8.8 0zM8 12.4v2.4"
    fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/>`,
  unknown: svg`<path d="M5.3 5.2a2.8 2.8 0 1 1 4.3 2.4C8.5 8.3 8 8.9 8 10.2" fill="none"
    stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/><circle cx="8" cy="13.4" r="1.2"
    fill="currentColor"/>`,
};

export function lamp(state: PortState) {
  return html`<svg class="lamp ${state}" viewBox="0 0 16 16" aria-hidden="true">${SHAPES[state]}</svg>`;
}

/** Its colours are those of lamps on the dark plate, whatever the theme. */
export const lampStyle = css`
  .lamp { display: block; inline-size: 1em; block-size: 1em; color: #a9b4be; }
  .lamp.powered { color: #43dd84; }
  .lamp.failing { color: #ff7a6e; }
  .lamp.waiting { color: #ffc04d; }
  .lamp.restarting, .lamp.shed, .lamp.held { color: #79bdff; }
  .lamp .cut { stroke: #1b2025; stroke-width: 1.7; stroke-linecap: round; fill: none; }
  .lamp .turning { transform-origin: 50% 50%; }
  @media (prefers-reduced-motion: no-preference) {
    .lamp .turning { animation: turn 2s linear infinite; }
  }
  @keyframes turn { to { transform: rotate(1turn); } }
`;
