import * as vscode from "vscode";
import { failure, type Result, success } from "../result.ts";

/** Puts `text` in the place of a range, as one step of undo. */
export async function replace(
  document: vscode.TextDocument,
  range: vscode.Range,
  text: string,
): Promise<Result<string>> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, text);
  return apply(edit, vscode.l10n.t("Replaced the selection; Undo takes it back."));
}

/** Puts `text` on a line of its own below `line`, as far in as `line` is; one step of undo. */
export async function insertBelow(
  document: vscode.TextDocument,
  line: number,
  text: string,
): Promise<Result<string>> {
  const above = document.lineAt(line);
  const indentation = above.text.slice(0, above.firstNonWhitespaceCharacterIndex);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, above.range.end, `\n${indentation}${text}`);
  return apply(edit, vscode.l10n.t("Inserted line {0}; Undo takes it back.", line + 2));
}

async function apply(edit: vscode.WorkspaceEdit, done: string): Promise<Result<string>> {
  // VS Code applies the edit as a whole or, to a document that is read-only, not at all.
  const isApplied = await vscode.workspace.applyEdit(edit);
  return isApplied
    ? success(done)
    : failure(vscode.l10n.t("The document could not be edited; nothing was changed."));
}
