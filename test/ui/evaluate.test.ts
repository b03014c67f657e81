import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Frame } from "playwright-core";
import { themes } from "./harness/themes.ts";
import { startWorkbench } from "./harness/startWorkbench.ts";
import type { Workbench } from "./harness/workbench.ts";

let workbench: Workbench;

before(async () => {
  workbench = await startWorkbench();
});

after(() => workbench.close());

/** Selects a text of a file and puts it through an activation; gives the panel. */
async function evaluate(file: string, selection: string, activation: string): Promise<Frame> {
  await workbench.openFile(file);
  await workbench.select(selection);
  const earlier = await forgetTable();
  await workbench.runCommand("Activation Lens: Evaluate Selection…");
  await workbench.typeInQuickInput(activation);
  await workbench.pick(activation);
  const panel = earlier ?? (await workbench.panelFrame());
  await panel.locator(".evaluation table.numbers:not(.forgotten)").first().waitFor();
  return panel;
}

/** Marks the table that the panel shows by now, so that the next one can be told from it. */
async function forgetTable(): Promise<Frame | undefined> {
  if (!(await workbench.isPanelOpen())) return undefined;
  const panel = await workbench.panelFrame();
  await panel
    .locator(".evaluation table.numbers")
    .evaluateAll((tables) => tables.forEach((table) => table.classList.add("forgotten")));
  return panel;
}

/** The panel's table: for each number its index, input, value and derivative as shown. */
async function rowsOf(panel: Frame): Promise<string[][]> {
  const rows = await panel.locator(".evaluation table.numbers tbody tr").all();
  return Promise.all(rows.map((row) => row.locator("th, td").allInnerTexts()));
}

const reluOf = (inputs: readonly string[], index: (i: number) => string = String) =>
  inputs.map((x, i) => {
    const isPositive = Number(x) > 0;
    return [index(i), x, isPositive ? x : "0", isPositive ? "1" : "0"];
  });

const integersFrom = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => String(from + i));

const articles: readonly {
  file: string;
  selection: string;
  activation: string;
  expected: string[][];
}[] = [
  {
    file: "relu_numpy.py",
    selection: "np.array([-3, -0.5, 0, 1, 2])",
    activation: "ReLU",
    expected: reluOf(["-3", "-0.5", "0", "1", "2"]),
  },
  {
    file: "relu_pytorch.py",
    selection: "torch.tensor([[-1.0, 0.5, 2.0, -0.3, 4.0]])",
    activation: "ReLU",
    expected: reluOf(["-1", "0.5", "2", "-0.3", "4"], (i) => `[0, ${i}]`),
  },
  {
    file: "relu_pytorch.py",
    selection: "[-3.0, -0.7, 0.0, 1.2, 5.0]",
    activation: "ReLU",
    expected: reluOf(["-3", "-0.7", "0", "1.2", "5"]),
  },
  {
    file: "relu_plain_python.py",
    selection: "[x for x in range(-5, 10)]",
    activation: "ReLU",
    expected: reluOf(integersFrom(-5, 10)),
  },
  {
    file: "relu_plain_python.py",
    selection: "[relu(x) for x in inputs]",
    activation: "ReLU",
    expected: reluOf(integersFrom(-5, 10)),
  },
  {
    file: "relu_plain_python.py",
    selection: "range(-10, 11)",
    activation: "ReLU",
    expected: reluOf(integersFrom(-10, 11)),
  },
];

for (const { file, selection, activation, expected } of articles) {
  test(`${selection} through ${activation}`, async () => {
    const panel = await evaluate(file, selection, activation);
    assert.deepEqual(await rowsOf(panel), expected);
  });
}

test("statistics count numbers, zeros and the share of zero gradients", async () => {
  const panel = await evaluate("relu_numpy.py", "[-3, -0.5, 0, 1, 2]", "ReLU");
  const statistics = await panel.locator("dl.statistics > div").allInnerTexts();
  assert.deepEqual(
    statistics.map((text) => text.replace(/\s+/g, " ")),
    ["Numbers 5", "Zeros 3", "Zero gradient 60 %", "Min 0", "Mean 0.6", "Max 2"],
  );
  for (const { name } of themes) {
    await workbench.setTheme(name);
    await workbench.screenshot("evaluate");
  }
});

test("Insert Below puts the result under the statement, and one undo takes it back", async () => {
  const panel = await evaluate("relu_numpy.py", "np.array([-3, -0.5, 0, 1, 2])", "ReLU");
  const before = await workbench.savedText();
  await panel.getByRole("button", { name: "Insert Below" }).click();
  await panel.getByRole("status").filter({ hasText: "Inserted line 11" }).waitFor();
  await workbench.screenshot("inserted");
  const statement = "x = np.array([-3, -0.5, 0, 1, 2])\n";
  await workbench.focusEditor();
  assert.equal(
    await workbench.save(),
    before.replace(statement, `${statement}np.array([0.0, 0.0, 0.0, 1.0, 2.0])\n`),
  );
  await workbench.undo();
  assert.equal(await workbench.save(), before);
});

test("Replace Selection takes the derivative where it is asked to, and one undo takes it back", async () => {
  const selection = "torch.tensor([[-1.0, 0.5, 2.0, -0.3, 4.0]])";
  const panel = await evaluate("relu_pytorch.py", selection, "ReLU");
  const before = await workbench.savedText();
  await panel.getByRole("radio", { name: /Derivatives/ }).check();
  await panel.getByRole("button", { name: "Replace Selection" }).click();
  await panel.getByRole("status").filter({ hasText: "Replaced" }).waitFor();
  await workbench.focusEditor();
  const replaced = before.replace(selection, "torch.tensor([[0.0, 1.0, 1.0, 0.0, 1.0]])");
  assert.equal(await workbench.save(), replaced);

  await panel.getByRole("button", { name: "Replace Selection" }).click();
  await panel
    .getByRole("status")
    .filter({ hasText: "is not the one that was evaluated" })
    .waitFor();

  await workbench.focusEditor();
  await workbench.undo();
  assert.equal(await workbench.save(), before);
});

test("an edit above moves the place where the result goes", async () => {
  const panel = await evaluate("relu_numpy.py", "[-3, -0.5, 0, 1, 2]", "ReLU");
  const before = await workbench.savedText();
  await workbench.focusEditor();
  await workbench.goTo({ line: 1, column: 1 });
  await workbench.page.keyboard.type("# moved\n");
  await panel.getByRole("button", { name: "Insert Below" }).click();
  await panel.getByRole("status").filter({ hasText: "Inserted line 12" }).waitFor();
  await workbench.focusEditor();
  assert.match(await workbench.save(), /2\]\)\n\[0\.0, 0\.0, 0\.0, 1\.0, 2\.0\]\nprint/);
  await workbench.undo();
  await workbench.page.keyboard.press("ControlOrMeta+Z");
  await workbench.page.keyboard.press("ControlOrMeta+Z");
  await workbench.page.keyboard.press("ControlOrMeta+Z");
  assert.equal(await workbench.save(), before);
});

test("a document that is read-only is not edited", async () => {
  const panel = await evaluate("relu_numpy.py", "[-3, -0.5, 0, 1, 2]", "ReLU");
  const before = await workbench.savedText();
  await workbench.runCommand("File: Set Active Editor Read-only in Session");
  await panel.getByRole("button", { name: "Replace Selection" }).click();
  await panel.getByRole("status").filter({ hasText: "nothing was edited" }).waitFor();
  await workbench.focusEditor();
  await workbench.runCommand("File: Set Active Editor Writeable in Session");
  assert.equal(await workbench.savedText(), before);
});

test("Copy puts the result on the clipboard", async () => {
  const panel = await evaluate("relu_plain_python.py", "range(-5, 10)", "ReLU");
  await panel.getByRole("button", { name: "Copy" }).click();
  await panel.getByRole("status").filter({ hasText: "Copied" }).waitFor();
  const copied = await workbench.page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, "[0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]");
});

test("softmax of a matrix runs along the axis that is chosen", async () => {
  await workbench.openFile("relu_pytorch.py");
  const panel = await evaluate("relu_pytorch.py", "[[-1.0, 0.5, 2.0, -0.3, 4.0]]", "Softmax");
  await panel.getByLabel("Along axis").selectOption("0");
  await panel.locator(".evaluation td").filter({ hasText: /^1$/ }).first().waitFor();
  const rows = await rowsOf(panel);
  assert.deepEqual(
    rows.map(([, , value]) => value),
    ["1", "1", "1", "1", "1"],
  );
});

test("a gated activation halves the axis; the result has a table and a shape of its own", async () => {
  const selection = "torch.tensor([[1.0, 2.0, 0.0, -1.0]])";
  const panel = await evaluate("many_frameworks.py", selection, "GLU");
  await panel.getByText("Output, shape [1, 2]").waitFor();
  for (const { name } of themes) {
    await workbench.setTheme(name);
    await workbench.screenshot("glu");
  }
  assert.deepEqual(await rowsOf(panel), [
    ["[0, 0]", "0.5"],
    ["[0, 1]", "0.537883"],
    ["[0, 0]", "1", "0.5"],
    ["[0, 1]", "2", "0.268941"],
    ["[0, 2]", "0", "0.25"],
    ["[0, 3]", "-1", "0.393224"],
  ]);
  const before = await workbench.savedText();
  await panel.getByRole("button", { name: "Replace Selection" }).click();
  await panel.getByRole("status").filter({ hasText: "Replaced" }).waitFor();
  await workbench.focusEditor();
  const replaced = before.replace(selection, "torch.tensor([[0.5, 0.5378828427399902]])");
  assert.equal(await workbench.save(), replaced);
  await workbench.undo();
  assert.equal(await workbench.save(), before);
});

test("a seed samples RReLU as training does, and taking it away gives the mean slope back", async () => {
  const panel = await evaluate("relu_numpy.py", "[-3, -0.5, 0, 1, 2]", "RReLU");
  const mean = await rowsOf(panel);
  const seed = panel.getByRole("spinbutton", { name: "Seed for random numbers" });
  const first = panel.locator(".evaluation tbody tr").first();
  await seed.fill("7");
  await seed.press("Tab");
  await first.filter({ hasNotText: mean[0]?.[2] ?? "" }).waitFor();
  await workbench.screenshot("rrelu");
  const drawn = await rowsOf(panel);
  assert.notEqual(drawn[0]?.[3], drawn[1]?.[3], "each number has a slope of its own");
  await seed.fill("");
  await seed.press("Tab");
  await first.filter({ hasText: mean[0]?.[2] ?? "" }).waitFor();
  assert.deepEqual(await rowsOf(panel), mean);
});

test("a slider evaluates the numbers anew", async () => {
  const panel = await evaluate("relu_numpy.py", "[-3, -0.5, 0, 1, 2]", "Leaky ReLU");
  await panel.getByRole("spinbutton", { name: /negative_slope/ }).fill("0.5");
  await panel
    .locator(".evaluation td")
    .filter({ hasText: /^-1\.5$/ })
    .waitFor();
});

test("what is not an array of numbers is named with line and column; the file stays as it is", async () => {
  await workbench.openFile("relu_plain_python.py");
  const before = await workbench.savedText();
  await workbench.select("from matplotlib import pyplot");
  await workbench.runCommand("Activation Lens: Evaluate Selection…");
  const notification = workbench.notification(/[Ll]ine 3, column \d+/);
  await notification.waitFor();
  await workbench.screenshot("not-numbers");
  assert.equal(await workbench.savedText(), before);
  await workbench.runCommand("Notifications: Clear All Notifications");
});

test("an evaluation survives a reload and can still be inserted", async () => {
  await evaluate("relu_numpy.py", "[-3, -0.5, 0, 1, 2]", "ReLU");
  await workbench.reloadWindow();
  const panel = await workbench.panelFrame();
  await panel.getByText(/of the numbers in relu_numpy\.py:10/).waitFor();
  assert.deepEqual(await rowsOf(panel), reluOf(["-3", "-0.5", "0", "1", "2"]));
  await panel.getByRole("button", { name: "Copy" }).click();
  await panel.getByRole("status").filter({ hasText: "Copied" }).waitFor();
});
