import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../../scripts/lib/chromium.mjs";
import { dotsOfCurve, drawn, picture } from "./canvas.ts";
import { compared, curve, single } from "./examples.ts";
import { openPage } from "./openPage.ts";

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser.close());

/** The cells of the chart's table, row by row. */
async function dataTable(page: Page): Promise<string[][]> {
  const details = page.locator("details.data-table");
  if (!(await details.evaluate((part: HTMLDetailsElement) => part.open))) {
    await details.locator("summary").click();
    await drawn(page);
  }
  return details
    .locator("tbody tr")
    .evaluateAll((rows) => rows.map((row) => Array.from(row.children, (cell) => cell.textContent)));
}

test("the table behind the chart has f and f′ from −6 to 6", async () => {
  const { page, problems } = await openPage(browser, { kept: single });
  const rows = await dataTable(page);
  assert.equal(rows.length, 13);
  assert.deepEqual(rows[0], ["-6", "-1.2", "0.2"]);
  assert.deepEqual(rows[6], ["0", "0", "0.2"]);
  assert.deepEqual(rows[12], ["6", "6", "1"]);
  assert.deepEqual(await problems(), []);
  await page.close();
});

test("a slider changes curve, table, formula, read-out and what is kept", async () => {
  const { page, kept, posted } = await openPage(browser, { kept: single });
  const before = await picture(page);
  await page.getByRole("slider", { name: "negative_slope (α)" }).fill("0.8");
  await drawn(page);

  assert.notEqual(await picture(page), before);
  assert.deepEqual((await dataTable(page))[0], ["-6", "-4.8", "0.8"]);
  await page.getByRole("img", { name: "f(x) = x if x > 0, else 0.8·x" }).waitFor();
  assert.match(await page.locator(".read-out").innerText(), /Leaky ReLU \(α = 0\.8\)/);
  assert.deepEqual((await kept())?.curves[0].parameters, { negative_slope: 0.8 });
  // No numbers were evaluated, so there is nothing to ask the host for.
  assert.deepEqual(await posted(), [{ type: "ready", restored: true }]);

  await page.getByRole("button", { name: "Reset Parameters" }).click();
  await drawn(page);
  assert.equal(await picture(page), before);
  await page.close();
});

test("a slider moves by keyboard", async () => {
  const { page } = await openPage(browser, { kept: single });
  const slider = page.getByRole("slider", { name: "negative_slope (α)" });
  await slider.focus();
  await slider.press("ArrowRight");
  await drawn(page);
  await page.getByRole("img", { name: "else 0.21·x" }).waitFor();
  await page.close();
});

test("a number field takes what the slider does not reach, and names what is not valid", async () => {
  const { page, kept } = await openPage(browser, {
    kept: { curves: [curve("softplus", { beta: 1 })] },
  });
  const field = page.getByRole("spinbutton", { name: "beta (β)" });
  await field.fill("50");
  await drawn(page);
  assert.equal((await kept())?.curves[0].parameters["beta"], 50);

  await field.fill("-1");
  await drawn(page);
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  assert.equal(
    await page.getByRole("alert").filter({ hasText: "∞" }).innerText(),
    "Give a number in (0, ∞).",
  );
  assert.equal((await kept())?.curves[0].parameters["beta"], 50);

  await field.press("Tab");
  assert.equal(await field.inputValue(), "50");
  assert.equal(await field.getAttribute("aria-invalid"), "false");
  await page.close();
});

test("the legend switches a curve off and on", async () => {
  const { page } = await openPage(browser, { kept: compared });
  const before = await picture(page);
  assert.ok((await dotsOfCurve(page, 3)) > 100);

  const button = page.getByRole("button", { name: "ELU (α = 1)" });
  await button.click();
  await drawn(page);
  assert.equal(await button.getAttribute("aria-pressed"), "false");
  assert.equal(await dotsOfCurve(page, 3), 0);
  assert.equal((await dataTable(page))[0]?.length, 1 + 2 * 4);
  assert.doesNotMatch((await page.locator("canvas").getAttribute("aria-label")) ?? "", /ELU \(α/);

  await button.press("Space");
  await drawn(page);
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  assert.equal(await picture(page), before);
  await page.close();
});

test("arrow keys read the curves out and say so", async () => {
  const { page } = await openPage(browser, { kept: compared });
  const region = page.getByRole("application");
  const readOut = page.locator(".read-out");
  const spoken = page.locator("[aria-live=polite]");
  await region.focus();

  await region.press("ArrowRight");
  await drawn(page);
  assert.match(await readOut.innerText(), /At x = 0\.1/);
  assert.match(await spoken.innerText(), /^x = 0\.1\. ReLU: f\(x\) = 0\.1, f′\(x\) = 1\./);

  await region.press("ArrowLeft");
  await region.press("ArrowLeft");
  await drawn(page);
  assert.match(await spoken.innerText(), /^x = −0\.1\. ReLU: f\(x\) = 0, f′\(x\) = 0\./);

  await region.press("Shift+ArrowLeft");
  await drawn(page);
  assert.match(await readOut.innerText(), /At x = −1\.1/);

  await region.press("End");
  await region.press("ArrowRight");
  await drawn(page);
  assert.match(await readOut.innerText(), /At x = 6\n/);
  await region.press("Home");
  await drawn(page);
  assert.match(await spoken.innerText(), /PReLU \(a = 0\.25\): f\(x\) = −1\.5, f′\(x\) = 0\.25\./);
  await page.close();
});

test("the mouse reads the curves out without speaking", async () => {
  const { page } = await openPage(browser, { kept: single });
  const box = await page.locator("canvas").boundingBox();
  assert.ok(box);
  const before = await picture(page);
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2);
  await drawn(page);
  assert.notEqual(await picture(page), before);

  const text = await page.locator(".read-out").innerText();
  const x = Number(/At x = ([\d.]+)/.exec(text)?.[1]);
  assert.ok(x > 4 && x < 5.5, text);
  // Right of the kink f(x) is x itself, and f′(x) is 1.
  assert.match(text, new RegExp(`${x}\\s+1(\\s|$)`));
  assert.equal(await page.locator("[aria-live=polite]").innerText(), "");
  await page.close();
});

test("the range of x can be changed, and goes back", async () => {
  const { page, kept } = await openPage(browser, { kept: single });
  const before = await picture(page);
  await page.getByRole("spinbutton", { name: "to", exact: true }).fill("100");
  await page.getByRole("spinbutton", { name: "to", exact: true }).press("Enter");
  await drawn(page);
  assert.deepEqual((await kept())?.view?.range, { min: -6, max: 100 });
  assert.deepEqual((await dataTable(page)).at(-1), ["100", "100", "1"]);

  await page.getByRole("spinbutton", { name: "x from" }).fill("100");
  await page.getByRole("spinbutton", { name: "x from" }).press("Enter");
  assert.equal(
    await page.getByRole("spinbutton", { name: "x from" }).getAttribute("aria-invalid"),
    "true",
  );
  assert.deepEqual((await kept())?.view?.range, { min: -6, max: 100 });

  await page.getByRole("button", { name: "Reset Range" }).click();
  await drawn(page);
  assert.equal(await page.getByRole("spinbutton", { name: "x from" }).inputValue(), "-6");
  assert.equal(
    await page.getByRole("spinbutton", { name: "x from" }).getAttribute("aria-invalid"),
    "false",
  );
  assert.equal(await picture(page), before);
  await page.close();
});

test("the chart says in words what it shows", async () => {
  const { page } = await openPage(browser, { kept: single });
  assert.equal(
    await page.locator("canvas").getAttribute("aria-label"),
    "Line chart of Leaky ReLU (α = 0.2) for x from −6 to 6: values as solid lines, derivatives as dashed lines. Leaky ReLU (α = 0.2) goes from −1.2 to 6, at 0 it is 0 with slope 0.2, with a kink at x = 0.",
  );
  await page.close();
});

test("several functions are compared in words, a lone one is not", async () => {
  const { page, send } = await openPage(browser, { kept: compared });
  const table = page.getByRole("region", { name: "Comparison" }).getByRole("table");
  assert.deepEqual(await table.getByRole("columnheader").allInnerTexts(), [
    "Function",
    "Formula",
    "Range",
    "Pros",
    "Cons",
    "Used for",
  ]);
  assert.deepEqual(await table.getByRole("rowheader").allInnerTexts(), [
    "ReLU",
    "Leaky ReLU (α = 0.01)",
    "PReLU (a = 0.25)",
    "ELU (α = 1)",
    "GELU",
  ]);
  await page.getByRole("slider", { name: "negative_slope (α)" }).fill("0.3");
  await drawn(page);
  assert.equal(await table.getByRole("rowheader").nth(1).innerText(), "Leaky ReLU (α = 0.3)");

  await send({ type: "show", state: single });
  assert.equal(await page.getByRole("heading", { name: "Comparison" }).count(), 0);
  await page.close();
});

test("the chart follows a change of theme", async () => {
  const { page, setTheme } = await openPage(browser, { theme: "dark", kept: single });
  const dark = await picture(page);
  await setTheme("light");
  await drawn(page);
  assert.notEqual(await picture(page), dark);
  assert.ok((await dotsOfCurve(page, 0)) > 100);
  await setTheme("dark");
  await drawn(page);
  assert.equal(await picture(page), dark);
  await page.close();
});
