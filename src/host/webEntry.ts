import * as vscode from "vscode";
import { startWebThread } from "../worker/web/startWebThread.ts";
import { start } from "./extension.ts";

/** Where the extension host is a web worker, as on vscode.dev. */
export function activate(context: vscode.ExtensionContext): void {
  const file = vscode.Uri.joinPath(context.extensionUri, "dist", "web", "worker.js");
  start(context, async () =>
    startWebThread(new Uint8Array(await vscode.workspace.fs.readFile(file))),
  );
}
