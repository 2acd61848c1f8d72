/** What looks like metal and plastic: the plate, and the jacks in it. */

import { css, html } from "lit";

/** A jack seen from the front, the latch below; with the plug in it if something is connected. */
export const jack = html`
  <svg class="socket" viewBox="0 0 48 40" aria-hidden="true">
    <path class="rim" d="M3 2h42v31h-9.5v4h-6v2h-11v-2h-6v-4H3z"/>
    <path class="hole" d="M6 5h36v25h-9v4h-6v2.5h-6V34h-6v-4H6z"/>
    <path class="pins" d="M11.5 5v6.5M15.07 5v6.5M18.64 5v6.5M22.21 5v6.5M25.78 5v6.5M29.35 5v6.5M32.92 5v6.5M36.5 5v6.5"/>
    <g class="plug">
      <path class="body" d="M8 13h32v15.5h-8.5v4h-15v-4H8z"/>
      <path class="latch" d="M19 20.5h10V35H19z"/>
    </g>
  </svg>`;

export const plateStyle = css`
  .socket { display: block; }
  .rim { fill: #3b444c; stroke: #59646e; stroke-width: 1; }
  .hole { fill: #07090b; }
  .pins { stroke: #d2a648; stroke-width: 1.5; }
  .plug { display: none; }
  .taken .plug { display: inline; }
  .body { fill: #8e99a4; stroke: #c4cdd5; stroke-width: 1; }
  .latch { fill: #6d7882; stroke: #aab4bd; stroke-width: 0.8; }
`;
