import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../../scripts/lib/chromium.mjs";
import { placeOf } from "../../src/webview/evaluation.ts";
import { dotsOfCurve, drawn, picture } from "./canvas.ts";
import { curve, evaluated, evaluation, softmax, source } from "./examples.ts";
import { openPage } from "./openPage.ts";

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser.close());

async function rows(page: Page): Promise<string[][]> {
  return page
    .locator(".evaluation tbody tr")
    .evaluateAll((parts) =>
      parts.map((row) => Array.from(row.children, (cell) => cell.textContent)),
    );
}

async function statistics(page: Page): Promise<Readonly<Record<string, string>>> {
  const pairs = await page
    .locator(".statistics div")
    .evaluateAll((parts) => parts.map((part) => Array.from(part.children, (c) => c.textContent)));
  return Object.fromEntries(pairs.map(([name = "", content = ""]) => [name, content]));
}

test("evaluated numbers stand in a table with their statistics", async () => {
  const { page, problems } = await openPage(browser, { kept: evaluation });
  assert.deepEqual(await rows(page), [
    ["0", "-3", "0", "0"],
    ["1", "-0.7", "0", "0"],
    ["2", "0", "0", "0"],
    ["3", "1.2", "1.2", "1"],
    ["4", "5", "5", "1"],
  ]);
  assert.deepEqual(await statistics(page), {
    Numbers: "5",
    Zeros: "3",
    "Zero gradient": "60 %",
    Min: "0",
    Mean: "1.24",
    Max: "5",
  });
  assert.match(
    await page.locator(".evaluation").innerText(),
    /ReLU of the numbers in numpy_relu.py:12/,
  );
  assert.deepEqual(await problems(), []);
  await page.close();
});

test("evaluated numbers are points on the curve, and widen the range", async () => {
  const plain = await openPage(browser, { kept: { curves: evaluation.curves } });
  const withPoints = await openPage(browser, { kept: evaluation });
  assert.ok((await dotsOfCurve(withPoints.page, 0)) > (await dotsOfCurve(plain.page, 0)) + 100);
  await plain.page.close();

  const wide = { ...evaluation, evaluation: evaluated(curve("relu"), [-8.5, 20.25, Infinity]) };
  await withPoints.send({ type: "show", state: wide });
  assert.deepEqual((await withPoints.kept())?.view?.range, { min: -9, max: 21 });
  await withPoints.page.close();
});

test("numbers that are none are counted and shown as Python writes them", async () => {
  const { page } = await openPage(browser, {
    kept: { ...evaluation, evaluation: evaluated(curve("relu"), [NaN, Infinity, -0]) },
  });
  assert.deepEqual(
    (await rows(page)).map((cells) => cells.slice(1, 3)),
    [
      ["nan", "nan"],
      ["inf", "inf"],
      ["-0", "-0"],
    ],
  );
  assert.equal((await statistics(page))["NaN"], "1");
  await page.close();
});

test("an empty evaluation has statistics that say so", async () => {
  const nothing = evaluated(curve("relu"), []);
  const { page } = await openPage(browser, { kept: { ...evaluation, evaluation: nothing } });
  assert.deepEqual(await statistics(page), {
    Numbers: "0",
    Zeros: "0",
    "Zero gradient": "none",
    Min: "none",
    Mean: "none",
    Max: "none",
  });
  await page.close();
});

test("many numbers have quantiles and histograms, with a text alternative and the theme's colours", async () => {
  const many = Array.from({ length: 201 }, (_, i) => (i - 100) / 25);
  const { page, send, problems } = await openPage(browser, {
    kept: { ...evaluation, evaluation: evaluated(curve("relu"), many) },
  });
  const told = await statistics(page);
  assert.equal(told["Median"], "0");
  assert.equal(told["5 % to 95 %"], "0 to 3.6");
  assert.equal(told["Standard deviation"], "1.297");
  const figures = page.locator(".histograms figure");
  assert.deepEqual(await figures.locator("figcaption").allInnerTexts(), [
    "Input x",
    "f(x)",
    "f′(x)",
  ]);
  const pictures = figures.getByRole("img");
  assert.deepEqual(
    await pictures.evaluateAll((all) => all.map((part) => part.getAttribute("aria-label"))),
    [
      "Histogram of Input x: 201 finite numbers from −4 to 4; the highest bar, 7, from −4 to −3.75.",
      "Histogram of f(x): 201 finite numbers from 0 to 4; the highest bar, 104, from 0 to 0.125.",
      "Histogram of f′(x): 201 finite numbers from 0 to 1; the highest bar, 101, from 0 to 0.0313.",
    ],
  );
  await drawn(page);
  assert.ok((await dotsOfCurve(pictures.first(), 0)) > 100);
  assert.deepEqual(await problems(), []);

  await send({ type: "show", state: evaluation });
  assert.equal(await figures.count(), 0);
  await page.close();
});

test("a table that is cut short says so", async () => {
  const shown = evaluated(curve("relu"), [1, 2]);
  const { page } = await openPage(browser, {
    kept: {
      ...evaluation,
      evaluation: { ...shown, shape: [12345], statistics: { ...shown.statistics, count: 12345 } },
    },
  });
  assert.match(await page.locator(".evaluation caption").innerText(), /The first 2 of 12,345/);
  await page.close();
});

test("a moved slider asks once for the numbers anew, and the answer is shown", async () => {
  const leaky = curve("leaky_relu", { negative_slope: 0.2 }, "nn.LeakyReLU(0.2)");
  const input = [-3, 1];
  const { page, send, posted } = await openPage(browser, {
    kept: { curves: [leaky, curve("elu")], evaluation: evaluated(leaky, input) },
  });
  const slider = page.getByRole("slider", { name: "negative_slope (α)" });
  await slider.evaluate((part: HTMLInputElement) => {
    for (const value of ["0.3", "0.4", "0.5"]) {
      part.value = value;
      part.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  });
  await page.waitForFunction(() => globalThis.stub.posted.length > 1);
  const changed = { ...leaky, parameters: { negative_slope: 0.5 } };
  assert.deepEqual((await posted()).slice(1), [{ type: "evaluate", curve: changed, source }]);
  assert.equal(await page.locator(".content").getAttribute("aria-busy"), "true");

  // An answer for where the slider was on its way comes too late to be shown.
  const passed = { ...leaky, parameters: { negative_slope: 0.3 } };
  await send({ type: "evaluated", curve: passed, evaluation: evaluated(passed, input) });
  assert.equal(await page.locator(".content").getAttribute("aria-busy"), "true");

  await send({ type: "evaluated", curve: changed, evaluation: evaluated(changed, input) });
  assert.deepEqual((await rows(page))[0], ["0", "-3", "-1.5", "0.5"]);
  assert.equal(await page.locator(".content").getAttribute("aria-busy"), null);

  // The second curve has no numbers of its own.
  await page.getByRole("slider", { name: "alpha (α)" }).fill("2");
  await page.getByRole("slider", { name: "negative_slope (α)" }).fill("0.6");
  await page.waitForFunction(() => globalThis.stub.posted.length > 2);
  assert.equal((await posted()).length, 3);
  await page.close();
});

test("results are asked for as values or as derivatives", async () => {
  const { page, posted, send } = await openPage(browser, { kept: evaluation });
  const shown = { curve: evaluation.curves[0], source };
  await page.getByRole("button", { name: "Copy" }).click();
  await page.getByRole("radio", { name: "Derivatives f′(x)" }).check();
  await page.getByRole("button", { name: "Insert Below" }).click();
  await page.getByRole("button", { name: "Replace Selection" }).click();
  assert.deepEqual((await posted()).slice(1), [
    { type: "result", action: "copy", of: "value", ...shown },
    { type: "result", action: "insertBelow", of: "derivative", ...shown },
    { type: "result", action: "replaceSelection", of: "derivative", ...shown },
  ]);

  await send({ type: "notice", text: "Replaced 5 numbers in numpy_relu.py." });
  assert.equal(await page.getByRole("status").innerText(), "Replaced 5 numbers in numpy_relu.py.");
  await page.getByRole("button", { name: "Copy" }).click();
  assert.equal(await page.getByRole("status").innerText(), "");
  await page.close();
});

test("an axis can be chosen for a tensor, with indices of all its axes", async () => {
  const { page, posted, send } = await openPage(browser, { kept: softmax });
  assert.deepEqual((await rows(page))[4]?.slice(0, 3), ["[1, 1]", "0", "0.333333"]);
  assert.equal((await statistics(page))["Shape"], "[2, 3]");
  assert.match(
    await page.locator(".read-out").innerText(),
    /y₀ as its input x varies; the other inputs are 0, 1/,
  );

  const select = page.getByLabel("Along axis");
  assert.deepEqual(await select.locator("option").allInnerTexts(), [
    "0 (length 2)",
    "1 (length 3)",
  ]);
  assert.equal(await select.inputValue(), "1");
  await select.selectOption("0");
  const [, request] = await posted();
  assert.ok(request?.type === "evaluate");
  assert.equal(request.axis, 0);

  assert.ok(softmax.evaluation);
  await send({
    type: "evaluated",
    curve: request.curve,
    evaluation: { ...softmax.evaluation, axis: 0 },
  });
  await page.getByRole("button", { name: "Copy" }).click();
  const copy = (await posted()).at(-1);
  assert.ok(copy?.type === "result");
  assert.equal(copy.axis, 0);
  await page.close();
});

test("there is no axis to choose for elementwise activations, nor for a list", async () => {
  const { page, send } = await openPage(browser, { kept: evaluation });
  assert.equal(await page.getByLabel("Along axis").isVisible(), false);
  const list = { ...evaluated(curve("softmax"), [1, 2]), axis: 0 };
  await send({ type: "show", state: { curves: [curve("softmax")], evaluation: list } });
  assert.equal(await page.getByLabel("Along axis").isVisible(), false);
  await page.close();
});

test("hiding the first curve takes its points along", async () => {
  const { page } = await openPage(browser, { kept: evaluation });
  await page.getByRole("button", { name: "ReLU" }).click();
  await drawn(page);
  assert.equal(await dotsOfCurve(page, 0), 0);
  assert.equal(await page.locator("canvas").getAttribute("aria-label"), "All curves are hidden.");
  const blank = await picture(page);
  await page.getByRole("button", { name: "ReLU" }).click();
  await drawn(page);
  assert.notEqual(await picture(page), blank);
  await page.close();
});

const places: readonly { row: number; shape: number[]; place: number[] }[] = [
  { row: 0, shape: [], place: [] },
  { row: 3, shape: [5], place: [3] },
  { row: 5, shape: [2, 3], place: [1, 2] },
  { row: 13, shape: [2, 3, 4], place: [1, 0, 1] },
];

for (const { row, shape, place } of places) {
  test(`number ${row} of shape [${shape.join(", ")}] is at [${place.join(", ")}]`, () => {
    assert.deepEqual(placeOf(row, shape), place);
  });
}
