import assert from "node:assert/strict";
import * as vscode from "vscode";
import { openExample, panelTab, waitFor } from "./support.ts";

suite("background", () => {
  suiteSetup(() => openExample("relu_pytorch.py"));
  suiteTeardown(closePanel);

  test("what is short is evaluated without a thread, what is long in one", async () => {
    // Other extensions of VS Code may have one for a moment while they start.
    await waitFor(() => (countThreads() === 0 ? true : undefined));
    await evaluate("[-1.0, 0.5]");
    assert.equal(countThreads(), 0);
    await evaluate("range(2_000_000)");
    assert.equal(countThreads(), 1);
  });
});

async function closePanel(): Promise<void> {
  const tab = panelTab();
  if (tab) await vscode.window.tabGroups.close(tab);
  await waitFor(() => (panelTab() ? undefined : true));
}

/** Puts a text through the activation that is offered first, until the panel shows it. */
async function evaluate(text: string): Promise<void> {
  await closePanel();
  const document = await vscode.workspace.openTextDocument({ language: "python", content: text });
  const end = document.positionAt(text.length);
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.One,
    selection: new vscode.Range(0, 0, end.line, end.character),
  });
  const evaluated = vscode.commands.executeCommand("activationLens.evaluateSelection");
  let isDone = false;
  void evaluated.then(() => (isDone = true));
  // Accepting does nothing until the choice is there.
  await waitFor(async () => {
    await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    return isDone || undefined;
  });
  await waitFor(panelTab);
  await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
}

/** The worker threads of the extension host. */
function countThreads(): number {
  const report: unknown = process.report.getReport();
  const workers: unknown =
    typeof report === "object" && report ? Reflect.get(report, "workers") : [];
  assert.ok(Array.isArray(workers));
  return workers.length;
}
