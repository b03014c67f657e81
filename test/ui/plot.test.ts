import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Frame } from "playwright-core";
import { themes } from "./harness/themes.ts";
import { startWorkbench } from "./harness/startWorkbench.ts";
import type { Workbench } from "./harness/workbench.ts";

let workbench: Workbench;

before(async () => {
  workbench = await startWorkbench();
  await workbench.openFile("relu_pytorch.py");
});

after(() => workbench.close());

/** The drawn chart as a data address: it changes when anything in the chart does. */
async function drawnChart(panel: Frame): Promise<string> {
  return panel
    .locator("canvas")
    .first()
    .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
}

test("the palette plots an activation that was searched by name", async () => {
  await workbench.runCommand("Activation Lens: Plot Activation…");
  await workbench.typeInQuickInput("exponential");
  await workbench.pick("ELU");
  const panel = await workbench.panelFrame();
  await panel.getByRole("heading", { name: "ELU", exact: true }).waitFor();
  assert.match(
    (await panel.locator("[aria-label*='Line chart']").first().getAttribute("aria-label")) ?? "",
    /ELU/,
  );
});

test("moving the slider changes curve, formula and number", async () => {
  const panel = await workbench.panelFrame();
  const before = await drawnChart(panel);
  const slider = panel.getByRole("slider", { name: /alpha/ });
  await slider.focus();
  for (let i = 0; i < 5; i++) await workbench.page.keyboard.press("ArrowRight");
  const moved = Number(await slider.inputValue());
  assert.ok(moved > 1);
  await panel
    .getByRole("img", { name: `else ${moved}·(eˣ − 1)` })
    .first()
    .waitFor();
  assert.notEqual(await drawnChart(panel), before);
});

for (const { name } of themes) {
  test(`the panel can be looked at in the theme ${name}`, async () => {
    await workbench.setTheme(name);
    await workbench.screenshot("plot");
  });
}

test("the panel is back after a reload, with the slider where it was", async () => {
  const before = await workbench.panelFrame();
  const value = await before.getByRole("slider", { name: /alpha/ }).inputValue();
  await workbench.reloadWindow();
  const panel = await workbench.panelFrame();
  await panel.getByRole("heading", { name: "ELU", exact: true }).waitFor();
  assert.equal(await panel.getByRole("slider", { name: /alpha/ }).inputValue(), value);
  await workbench.screenshot("plot-after-reload");
});

test("several ticked activations are compared in one plot and a table", async () => {
  await workbench.runCommand("Activation Lens: Compare Activations…");
  for (const title of ["ReLU", "Leaky ReLU", "PReLU", "ELU", "GELU"]) {
    await workbench.tick(title);
  }
  await workbench.page.keyboard.press("Enter");
  const panel = await workbench.panelFrame();
  const table = panel.locator("table.comparison");
  await table.waitFor();
  assert.equal(await table.locator("tbody tr").count(), 5);
  for (const { name } of themes) {
    await workbench.setTheme(name);
    await workbench.screenshot("compare");
  }
  await table.scrollIntoViewIfNeeded();
  await workbench.screenshot("compare-table");
});

test("the activation at the cursor is plotted with its parameters, cursor on an argument too", async () => {
  await workbench.openFile("leaky_relu_keras.py");
  await workbench.goTo(await workbench.placeOf("0.01"));
  await workbench.runCommand("Activation Lens: Plot Activation at Cursor");
  const panel = await workbench.panelFrame();
  await panel.getByText("LeakyReLU(alpha=0.01)").first().waitFor();
  assert.equal(
    await panel.getByRole("spinbutton", { name: /negative_slope/ }).inputValue(),
    "0.01",
  );
});

test("a line without an activation gets a sentence, not a plot", async () => {
  await workbench.goTo({ line: 1, column: 1 });
  await workbench.runCommand("Activation Lens: Plot Activation at Cursor");
  await workbench.notification("Line 1 uses no activation that is known.").waitFor();
  await workbench.runCommand("Notifications: Clear All Notifications");
});

test("the panel's content policy refused nothing that it needs", () => {
  assert.deepEqual(workbench.blockedContent, []);
});
