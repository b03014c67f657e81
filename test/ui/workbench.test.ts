import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startWorkbench } from "./harness/startWorkbench.ts";
import { themes } from "./harness/themes.ts";
import type { Workbench } from "./harness/workbench.ts";

let workbench: Workbench;

before(async () => {
  workbench = await startWorkbench();
});

after(() => workbench.close());

test("the workbench shows the examples", async () => {
  const folder = workbench.page.locator(".explorer-folders-view .monaco-list-row").first();
  assert.ok((await folder.textContent()) !== "");
});

for (const { name } of themes) {
  test(`it can be looked at in the theme ${name}`, async () => {
    await workbench.setTheme(name);
    await workbench.screenshot("workbench");
  });
}

test("it reloads", async () => {
  await workbench.reloadWindow();
});
