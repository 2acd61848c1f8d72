// Bundles the tests, for Node reads no TypeScript, and runs them with its own runner.
// With names of files, only those.
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL("..", import.meta.url));
const chosen = process.argv.slice(2);
const names = readdirSync(`${here}test`).filter(
  (name) =>
    name.endsWith(".test.ts") && (!chosen.length || chosen.some((one) => name.startsWith(one))),
);
const outdir = `${here}.build/test`;

rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: names.map((name) => `${here}test/${name}`),
  bundle: true,
  platform: "node",
  format: "esm",
  target: "es2022",
  // What a browser gets is tested, not what Lit has for servers.
  conditions: ["browser"],
  external: ["happy-dom"],
  sourcemap: "inline",
  outdir,
});
const files = readdirSync(outdir).map((name) => `${outdir}/${name}`);
const { status } = spawnSync(
  process.execPath,
  ["--enable-source-maps", "--test", "--test-reporter=spec", ...files],
  {
    stdio: "inherit",
  },
);
process.exit(status ?? 1);
