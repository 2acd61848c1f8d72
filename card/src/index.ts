/**
 * What Home Assistant's frontend loads, at any moment of its own start.
 *
 * Out of a browser's cache this comes before the frontend has put its own registry of
 * elements in the place of the browser's, and elements from before that are lost.
 */

await customElements.whenDefined("home-assistant");
await import("./main");

export {};
