// Takes the pictures; scripts/screenshots runs it with what it needs.
import { chromium } from "playwright-core";

const [executablePath, origin, control, host, folder] = process.argv.slice(2);

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--hide-scrollbars"],
});
const page = await browser.newPage({
  viewport: { width: 800, height: 520 },
  colorScheme: "light",
  locale: "en-GB",
});
page.setDefaultTimeout(30_000);

// Long enough for the frontend to draw what has just arrived.
const settle = () => page.waitForTimeout(3_000);

async function open(path) {
  await page.goto(`${origin}${path}`);
  await settle();
}

async function take(name, options = {}) {
  await page.screenshot({ path: `${folder}/${name}.png`, ...options });
  console.log(`${name}.png`);
}

async function ask(type) {
  return page.evaluate(
    async (type) =>
      (await window.hassConnection).conn.sendMessagePromise({ type }),
    type,
  );
}

// What a person does to the simulated recorder.
async function act(action, given) {
  const answer = await fetch(`${control}${action}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(given),
  });
  if (!answer.ok) throw new Error(`${action}: ${await answer.text()}`);
}

await open("/config/repairs");
await page.getByText("no power left").click();
await settle();
await take("repair");
await page.setViewportSize({ width: 1200, height: 1100 });

await open("/");
await page.getByText("Front door camera").first().waitFor();
await act("fault", { port: 5, reason: "Short circuit" });
await page.getByText("Short circuit").first().waitFor();
await settle();
await take("dashboard");
await act("clear", { port: 5 });
await page.setViewportSize({ width: 1200, height: 880 });

const devices = (await ask("config/device_registry/list")).filter((device) =>
  device.identifiers.some(([domain]) => domain === "axis_nvr_poe"),
);
const recorder = devices.find((device) => device.via_device_id === null);
await open(`/config/devices/device/${recorder.id}`);
await take("recorder");

const port = devices.find((device) => device.name_by_user === "Front door camera");
await open(`/config/devices/device/${port.id}`);
await take("port");

await page.setViewportSize({ width: 800, height: 660 });
await open("/config/integrations/integration/axis_nvr_poe");
await page.getByText("Add hub").click();
await page.locator("input[name=host]").fill("192.168.0.90");
await page.locator("input[name=username]").fill("root");
await page.locator("input[name=password]").fill("pass");
await settle();
await take("add-recorder");
await page.locator("input[name=host]").fill(host);
await page.getByText("Submit").click();
await page.getByText("Trust this certificate?").waitFor();
await settle();
await take("trust-certificate");

await browser.close();
