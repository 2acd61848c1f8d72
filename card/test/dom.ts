/** A document to put elements in; import it before them. */

import { Window } from "happy-dom";

const window = new Window({ url: "http://localhost/" });
const NAMES = [
  "document",
  "Document",
  "customElements",
  "HTMLElement",
  "Element",
  "Node",
  "CSSStyleSheet",
  "ShadowRoot",
  "Event",
  "CustomEvent",
  "KeyboardEvent",
  "getComputedStyle",
] as const;

for (const name of NAMES) {
  const value = window[name];
  Object.defineProperty(globalThis, name, { value, configurable: true });
}
Object.assign(globalThis, { window });
