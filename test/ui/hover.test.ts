import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { themes } from "./harness/themes.ts";
import { startWorkbench } from "./harness/startWorkbench.ts";
import type { Workbench } from "./harness/workbench.ts";

let workbench: Workbench;

before(async () => {
  workbench = await startWorkbench();
});

after(() => workbench.close());

for (const { name } of themes) {
  test(`a hover shows text and picture in the theme ${name}`, async () => {
    await workbench.setTheme(name);
    await workbench.openFile("relu_pytorch.py");
    const hover = await workbench.showHover("LeakyReLU(0.2)");
    const text = await hover.innerText();
    assert.match(text, /Leaky ReLU/);
    assert.match(text, /torch\.nn\.LeakyReLU/);
    assert.match(text, /negative_slope \(α\) = 0\.2 — written here/);
    assert.match(text, /Kink at 0: f′ jumps from 0\.2 to 1, PyTorch takes 0\.2/);
    const [picture, ...formulas] = await hover.locator("img").all();
    assert.ok(picture);
    assert.match((await picture.getAttribute("alt")) ?? "", /Leaky ReLU, with a kink at x = 0/);
    assert.equal(await picture.evaluate(widthOfPicture), 270);
    const texts = await Promise.all(formulas.map((formula) => formula.getAttribute("alt")));
    assert.deepEqual(texts, ["f(x) = x if x > 0, else 0.2·x", "f′(x) = 1 if x > 0, else 0.2"]);
    for (const formula of formulas) assert.ok((await formula.evaluate(widthOfPicture)) > 100);
    await workbench.settle(hover);
    await workbench.screenshot("hover");
    await workbench.dismissHover();
  });
}

/** In the page: how wide the loaded picture is, 0 where it was refused. */
function widthOfPicture(image: Element): number {
  return image instanceof HTMLImageElement ? image.naturalWidth : 0;
}

const hovers: readonly { file: string; at: string; expected: readonly RegExp[] }[] = [
  { file: "relu_numpy.py", at: "maximum(0", expected: [/ReLU/, /written by hand/] },
  { file: "many_frameworks.py", at: "gelu(np", expected: [/GELU \(tanh approximation\)/, /JAX/] },
  { file: "many_frameworks.py", at: "gelu_new", expected: [/ACT2FN\["gelu_new"\]/] },
  { file: "many_frameworks.py", at: "hard_sigmoid(tf", expected: [/Before Keras 3\.0\.0/] },
  { file: "many_frameworks.py", at: "glu(torch", expected: [/GLU/, /half as many numbers/] },
  { file: "many_frameworks.py", at: "sin):", expected: [/Sine/] },
  { file: "many_frameworks.py", at: "mish(x)", expected: [/Mish/, /written by hand/] },
  { file: "leaky_relu_keras.py", at: "LeakyReLU())", expected: [/0\.3 — default of keras/] },
  { file: "leaky_relu_keras.py", at: 'softmax"', expected: [/Softmax/, /add up to 1/] },
  { file: "relu_plain_python.py", at: "relu(x) for", expected: [/written by hand/] },
];

for (const { file, at, expected } of hovers) {
  test(`hovering ${at} in ${file}`, async () => {
    await workbench.openFile(file);
    const hover = await workbench.showHover(at);
    const text = await hover.innerText();
    for (const pattern of expected) assert.match(text, pattern);
    await workbench.settle(hover);
    await workbench.screenshot(`hover-${file}-${at.replace(/\W/g, "")}`);
    await workbench.dismissHover();
  });
}

test("the link Plot opens the panel with the call's parameter, Compare adds ReLU", async () => {
  await workbench.openFile("relu_pytorch.py");
  const hover = await workbench.showHover("LeakyReLU(0.2)");
  await hover.getByRole("link", { name: "Plot" }).click();
  const panel = await workbench.panelFrame();
  await panel.getByRole("heading", { name: "Leaky ReLU", exact: true }).waitFor();
  assert.equal(await panel.getByRole("spinbutton", { name: /negative_slope/ }).inputValue(), "0.2");

  const again = await workbench.showHover("LeakyReLU(0.2)");
  await again.getByRole("link", { name: "Compare with ReLU" }).click();
  await panel.getByRole("heading", { name: "Comparison", exact: true }).waitFor();
  await panel.locator("table.comparison tbody tr").nth(1).waitFor();
  await workbench.screenshot("hover-compare");
});

test("a notebook cell's call is explained although its imports stand in another cell", async () => {
  await workbench.openFile("relu_notebook.ipynb");
  const call = workbench.page.locator(".cell .view-line").filter({ hasText: "F.leaky_relu" });
  await call.getByText("leaky_relu", { exact: false }).last().hover();
  const hover = workbench.hover();
  await hover.filter({ hasText: "torch.nn.functional.leaky_relu" }).waitFor();
  assert.match(await hover.innerText(), /0\.1 — written here/);
  await workbench.settle(hover);
  await workbench.screenshot("hover-notebook");
});
