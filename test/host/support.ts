import assert from "node:assert/strict";
import * as vscode from "vscode";

/** Opens a file of the examples in the editor; the extension is active then. */
export async function openExample(name: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder);
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
  await vscode.window.showTextDocument(document);
  await vscode.extensions.getExtension("activation-lens.activation-lens")?.activate();
  return document;
}

/** Our hover over the first occurrence of a text, as Markdown; undefined where there is none. */
export async function hoverAt(
  document: vscode.TextDocument,
  text: string,
): Promise<string | undefined> {
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `${document.fileName} does not contain ${text}`);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    document.positionAt(at + 1),
  );
  const texts = hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ""))
    .map((content) =>
      content
        .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
        .replace(/<\/?code>/g, "`"),
    );
  return texts.find((content) => content.includes("activationLens."));
}

/** What `read` gives as soon as it gives something; fails after ten seconds. */
export async function waitFor<Value>(
  read: () => PromiseLike<Value | undefined> | Value | undefined,
): Promise<Value> {
  const end = Date.now() + 10_000;
  for (;;) {
    const value = await read();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error("It did not come about within ten seconds.");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The tab of our panel, or undefined where it is not open. */
export function panelTab(): vscode.Tab | undefined {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .find(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.includes("activationLens.panel"),
    );
}
