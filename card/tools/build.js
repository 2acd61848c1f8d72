// Bundles the card; compares the result with what is checked in, or writes it.
import { readFile, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const INTEGRATION = new URL("../../custom_components/axis_nvr_poe/", import.meta.url);
const PLACE = new URL("frontend/axis-nvr-poe.js", INTEGRATION);
/** The most that a browser may have to fetch, gzipped. */
const LIMIT = 40 * 1024;

const english = JSON.parse(await readFile(new URL("translations/en.json", INTEGRATION), "utf8"));
const { card, dashboard } = english.config_panel;
const descriptions = { card: card.description, dashboard: dashboard.description };

const { outputFiles } = await build({
  entryPoints: [new URL("../src/index.ts", import.meta.url).pathname],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  define: { DESCRIPTIONS: JSON.stringify(descriptions) },
  // Paths would differ from one machine to the next.
  sourcemap: false,
  legalComments: "eof",
  charset: "utf8",
  write: false,
});
const made = outputFiles[0]?.text ?? "";
const size = gzipSync(made, { level: 9 }).length;
const figure = `${(size / 1024).toFixed(1)} KB gzipped`;

if (size > LIMIT) fail(`${figure} is more than the ${LIMIT / 1024} KB that are allowed.`);
if (process.argv.includes("--write")) await writeFile(PLACE, made);
if ((await checkedIn()) !== made)
  fail("the bundle is older than its source; run scripts/card --write.");
say(figure);

async function checkedIn() {
  return readFile(PLACE, "utf8").catch(() => "");
}

/** @param {string} text */
function say(text) {
  process.stdout.write(`card: ${text}\n`);
}

/** @param {string} text */
function fail(text) {
  process.stderr.write(`card: ${text}\n`);
  process.exit(1);
}
