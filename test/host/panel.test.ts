import assert from "node:assert/strict";
import * as vscode from "vscode";
import { openExample, panelTab, waitFor } from "./support.ts";

const relu = { activation: "relu", parameters: {} };

suite("panel", () => {
  suiteSetup(() => openExample("relu_pytorch.py"));
  teardown(async () => {
    const tab = panelTab();
    if (tab) await vscode.window.tabGroups.close(tab);
  });

  test("a hover's link opens it beside the editor, which keeps the focus", async () => {
    await vscode.commands.executeCommand("activationLens.plot", { curves: [relu] });
    const tab = await waitFor(panelTab);
    assert.equal(tab.label, "Activation Lens");
    assert.equal(vscode.window.activeTextEditor?.viewColumn, vscode.ViewColumn.One);
    assert.equal(tab.group.viewColumn, vscode.ViewColumn.Two);
  });

  test("a second plot goes into the same panel", async () => {
    await vscode.commands.executeCommand("activationLens.plot", { curves: [relu] });
    await waitFor(panelTab);
    await vscode.commands.executeCommand("activationLens.compare", {
      curves: [relu, { activation: "gelu", parameters: {} }],
    });
    const tabs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
    assert.equal(tabs.filter(({ label }) => label === "Activation Lens").length, 1);
  });

  test("a link from another version that names an unknown activation changes nothing", async () => {
    await vscode.commands.executeCommand("activationLens.plot", { curves: [relu] });
    await waitFor(panelTab);
    await vscode.window.tabGroups.close(panelTab() ?? assert.fail());
    await vscode.commands.executeCommand("activationLens.plot", {
      curves: [{ activation: "no_such_activation", parameters: {} }],
    });
    // A panel that opens does so within the time that this one takes.
    await vscode.commands.executeCommand("activationLens.plot", { curves: [relu] });
    await waitFor(panelTab);
    const panels = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ label }) => label === "Activation Lens");
    assert.equal(panels.length, 1);
    await vscode.commands.executeCommand("notifications.clearAll");
  });
});
