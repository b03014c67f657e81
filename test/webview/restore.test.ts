import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { launchChromium } from "../../scripts/lib/chromium.mjs";
import { drawn } from "./canvas.ts";
import { compared, curve, evaluation, single } from "./examples.ts";
import { openPage } from "./openPage.ts";

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser.close());

const unreadable: Readonly<Record<string, unknown>> = {
  nothing: undefined,
  "something else": { theme: "dark" },
  "a broken state": { curves: [{ activation: "relu", parameters: { a: "x" } }] },
};

for (const [title, kept] of Object.entries(unreadable)) {
  test(`a page that finds ${title} says so and asks the host`, async () => {
    const { page, posted, problems } = await openPage(browser, { kept });
    assert.match(await page.locator("main").innerText(), /Run “Activation Lens: Plot Activation…”/);
    assert.deepEqual(await posted(), [{ type: "ready", restored: false }]);
    assert.deepEqual(await problems(), []);
    await page.close();
  });
}

test("a state with an activation of another version is named, not drawn", async () => {
  const kept = { curves: [{ activation: "relu_2040", parameters: {} }] };
  const { page, posted } = await openPage(browser, { kept });
  assert.match(await page.locator("main").innerText(), /relu_2040/);
  assert.equal(await page.locator("canvas").count(), 0);
  assert.deepEqual(await posted(), [{ type: "ready", restored: false }]);
  await page.close();
});

test("a kept state is shown at once, and the host is told", async () => {
  const { page, posted, problems } = await openPage(browser, { kept: single });
  assert.match(await page.locator("main").innerText(), /nn\.LeakyReLU\(0\.2\)/);
  assert.deepEqual(await posted(), [{ type: "ready", restored: true }]);
  assert.deepEqual(await problems(), []);
  await page.close();
});

test("what the host shows replaces what was kept, and is kept", async () => {
  const { page, send, kept } = await openPage(browser, { kept: single });
  await send({ type: "show", state: compared });
  const titles = await page.getByRole("article").getByRole("heading").allInnerTexts();
  assert.deepEqual(titles, ["ReLU", "Leaky ReLU", "PReLU", "ELU", "GELU"]);
  assert.deepEqual((await kept())?.curves, compared.curves);
  await page.close();
});

test("parameters, range, hidden curves and evaluation survive a reload", async () => {
  const first = await openPage(browser);
  await first.send({ type: "show", state: { ...evaluation, curves: compared.curves } });
  await first.page.getByRole("button", { name: "ELU (α = 1)" }).click();
  await first.page.getByRole("spinbutton", { name: "x from" }).fill("-2");
  await first.page.getByRole("spinbutton", { name: "x from" }).press("Enter");
  await first.page.getByRole("slider", { name: "negative_slope (α)" }).fill("0.5");
  await first.page.waitForFunction(() => globalThis.stub.kept?.includes('"negative_slope":0.5'));
  const kept = await first.kept();
  await first.page.close();

  const second = await openPage(browser, { kept });
  assert.deepEqual(await second.kept(), kept);
  const button = second.page.getByRole("button", { name: "ELU (α = 1)" });
  assert.equal(await button.getAttribute("aria-pressed"), "false");
  assert.equal(await second.page.getByRole("spinbutton", { name: "x from" }).inputValue(), "-2");
  assert.equal(
    await second.page.getByRole("slider", { name: "negative_slope (α)" }).inputValue(),
    "0.5",
  );
  const card = second.page.getByRole("article", { name: "Leaky ReLU" });
  await card.getByRole("button", { name: "Reset Parameters" }).click();
  await drawn(second.page);
  assert.equal(await card.getByRole("slider").inputValue(), "0.01");
  assert.equal(await second.page.getByRole("cell", { name: "-0.7" }).count(), 1);
  await second.page.close();
});

test("infinite parameters survive a reload", async () => {
  const capped = { curves: [curve("relu_general")] };
  const { kept, page } = await openPage(browser, { kept: capped });
  assert.equal((await kept())?.curves[0].parameters["max_value"], Infinity);
  await page.close();
});

test("messages of another version are left unheard", async () => {
  const { page, posted, problems } = await openPage(browser, { kept: single });
  const before = await page.locator("main").innerText();
  await page.evaluate(() => {
    window.postMessage({ type: "animate", speed: 2 });
    window.postMessage({ type: "show", state: { curves: [] } });
    window.postMessage("hello");
  });
  await page.evaluate(() => new Promise(requestAnimationFrame));
  assert.equal(await page.locator("main").innerText(), before);
  assert.deepEqual(await posted(), [{ type: "ready", restored: true }]);
  assert.deepEqual(await problems(), []);
  await page.close();
});

test("what goes wrong in the page reaches the host's log", async () => {
  const { page, posted } = await openPage(browser, { kept: single });
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error("broken on purpose");
    });
  });
  await page.waitForFunction(() => globalThis.stub.posted.length > 1);
  const [, failed] = await posted();
  assert.equal(failed?.type, "failed");
  assert.match(failed.message, /broken on purpose/);
  await page.close();
});
