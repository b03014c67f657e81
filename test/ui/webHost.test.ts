import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import type { Frame } from "playwright-core";
import type { Workbench } from "./harness/workbench.ts";
import { WorkbenchServer } from "./harness/workbenchServer.ts";

/** Short to read, long to evaluate. */
const many = "range(-1_000_000, 1_000_000)";

let workbench: Workbench;

before(async () => {
  const server = await WorkbenchServer.start({
    settings: { "remote.extensionKind": { "activation-lens.activation-lens": ["web"] } },
  });
  // Before the window opens: what comes later, VS Code's list of files may miss.
  await writeFile(path.join(server.workspace, "many.py"), `${many}\n`);
  workbench = await server.openWindow({ closesServer: true });
});

after(() => workbench.close());

/** Selects a text of a file and puts it through an activation; gives the panel. */
async function evaluate(file: string, selection: string, activation: string): Promise<Frame> {
  await workbench.openFile(file);
  await workbench.select(selection);
  await workbench.runCommand("Activation Lens: Evaluate Selection…");
  await workbench.typeInQuickInput(activation);
  await workbench.pick(activation);
  return workbench.panelFrame();
}

test("a short selection is evaluated where the extension is said to run in the browser", async () => {
  const panel = await evaluate("relu_numpy.py", "[-3, -0.5, 0, 1, 2]", "ReLU");
  await panel.getByText("of the numbers in relu_numpy.py:10").waitFor();
  const values = panel.locator(".evaluation tbody td:nth-child(3)");
  assert.deepEqual(await values.allInnerTexts(), ["0", "0", "0", "1", "2"]);
  await workbench.screenshot("web-host");
});

test("a long selection is evaluated in a web thread, which the web extension host has started", async () => {
  const panel = await evaluate("many.py", many, "GELU");
  await panel.getByText("of the numbers in many.py:1").waitFor();
  const statistics = panel.locator("dl.statistics > div");
  await statistics.filter({ hasText: "2,000,000" }).first().waitFor();
  assert.equal(await panel.locator(".histograms figure").count(), 3);
  await panel.locator(".histograms").scrollIntoViewIfNeeded();
  await workbench.screenshot("web-host-many");
  const titles = await threadTitles();
  assert.ok(
    titles.some((title) => /ExtensionHostWorker.*Activation Lens/.test(title)),
    titles.join(),
  );
});

/** The browser's worker threads, with the one that started them in front. */
async function threadTitles(): Promise<string[]> {
  const session = await workbench.page.context().browser()?.newBrowserCDPSession();
  assert.ok(session);
  const { targetInfos } = await session.send("Target.getTargets");
  await session.detach();
  return targetInfos.filter(({ type }) => type === "worker").map(({ title }) => title);
}
