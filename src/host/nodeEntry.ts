import * as vscode from "vscode";
import { startNodeThread } from "../worker/node/startNodeThread.ts";
import { start } from "./extension.ts";

/** Where the extension host is a Node process. */
export function activate(context: vscode.ExtensionContext): void {
  const file = vscode.Uri.joinPath(context.extensionUri, "dist", "worker.js").fsPath;
  start(context, () => startNodeThread(file));
}
