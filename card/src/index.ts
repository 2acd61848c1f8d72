/** What Home Assistant's frontend loads. */

export { changed } from "./faceplate";
