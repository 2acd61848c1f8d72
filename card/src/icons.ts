/** Small signs beside a figure. */

import { html } from "lit";

export const padlock = html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M6.5 10V7.5a5.5 5.5 0 0 1 11 0V10H19v11H5V10zm2.2 0h6.6V7.5a3.3 3.3 0 0 0-6.6 0z"/>
</svg>`;

export const eye = html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path fill-rule="evenodd" d="M12 5c4.8 0 8.8 2.9 10.8 7-2 4.1-6 7-10.8 7S3.2 16.1 1.2 12C3.2 7.9 7.2
  5 12 5zm0 2.4a4.6 4.6 0 1 0 0 9.2 4.6 4.6 0 0 0 0-9.2zm0 2.2a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8z"/>
</svg>`;

export const cross = html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path d="m12 10.4 6-6 1.6 1.6-6 6 6 6-1.6 1.6-6-6-6 6L4.4 18l6-6-6-6L6 4.4z"/>
</svg>`;
