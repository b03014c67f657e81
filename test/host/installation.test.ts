import assert from "node:assert/strict";
import path from "node:path";
import * as vscode from "vscode";

suite("installation", () => {
  test("the extension that runs is the one to be tested", () => {
    const { ACTIVATION_LENS_TEST_MODE: mode, ACTIVATION_LENS_TEST_FOLDER: folder } = process.env;
    const extension = vscode.extensions.getExtension("activation-lens.activation-lens");
    assert.ok(extension, "it is not installed");
    const place = extension.extensionPath;
    assert.equal(mode === "packaged" ? path.dirname(place) : place, folder);
  });

  test("every command that it contributes is registered once it is active", async () => {
    const extension = vscode.extensions.getExtension("activation-lens.activation-lens");
    await extension?.activate();
    const manifest: unknown = extension?.packageJSON;
    const contributed = Array.from(
      JSON.stringify(manifest).matchAll(/"command":"(activationLens\.\w+)"/g),
      ([, command = ""]) => command,
    );
    const registered = await vscode.commands.getCommands(true);
    assert.deepEqual(
      registered.filter((command) => command.startsWith("activationLens.")).sort(),
      [...new Set(contributed)].sort(),
    );
  });

  test("the folder that is open is a copy of the examples", () => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    assert.deepEqual(
      folders.map(({ name }) => name),
      ["examples"],
    );
  });
});
