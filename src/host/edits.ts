import * as vscode from "vscode";
import { failure, type Result, success } from "../result.ts";

/** Puts `text` in the place of a range, as one step of undo. */
export async function replace(
  document: vscode.TextDocument,
  range: vscode.Range,
  text: string,
): Promise<Result<string>> {
  return edit(document, range, text, vscode.l10n.t("Replaced the selection; Undo takes it back."));
}

/** Puts `text` on a line of its own below `line`, as far in as `line` is; one step of undo. */
export async function insertBelow(
  document: vscode.TextDocument,
  line: number,
  text: string,
): Promise<Result<string>> {
  const above = document.lineAt(line);
  const indentation = above.text.slice(0, above.firstNonWhitespaceCharacterIndex);
  const end = new vscode.Range(above.range.end, above.range.end);
  const done = vscode.l10n.t("Inserted line {0}; Undo takes it back.", line + 2);
  return edit(document, end, `\n${indentation}${text}`, done);
}

async function edit(
  document: vscode.TextDocument,
  range: vscode.Range,
  text: string,
  done: string,
): Promise<Result<string>> {
  const { version } = document;
  const editor = vscode.window.visibleTextEditors.find((shown) => shown.document === document);
  // Only an editor knows that it was made read-only for the session; it then does nothing, and says
  // that all went well.
  const isAccepted = await (editor
    ? editor.edit((builder) => {
        builder.replace(range, text);
      })
    : editUnseen(document, range, text));
  if (isAccepted && document.version !== version) return success(done);
  // What puts a text in its own place is no edit. Long texts are not taken out to find that out first.
  if (isAccepted && document.getText(range) === text) return success(done);
  return failure(vscode.l10n.t("The document is read-only or has changed; nothing was edited."));
}

function editUnseen(
  document: vscode.TextDocument,
  range: vscode.Range,
  text: string,
): Thenable<boolean> {
  const change = new vscode.WorkspaceEdit();
  change.replace(document.uri, range, text);
  return vscode.workspace.applyEdit(change);
}
