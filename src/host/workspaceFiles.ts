import * as vscode from "vscode";
import { type Files, limits } from "../environment/files.ts";

/** The files that VS Code reaches at the paths of a URI: on a disk, a remote machine or the web. */
export function workspaceFiles(base: vscode.Uri): Files {
  const { fs } = vscode.workspace;
  return {
    async list(folder) {
      try {
        const entries = await fs.readDirectory(base.with({ path: folder || "/" }));
        return entries.map(([name]) => name);
      } catch {
        return undefined;
      }
    },
    async read(path) {
      const uri = base.with({ path });
      try {
        const { size } = await fs.stat(uri);
        if (size > limits.fileBytes) return undefined;
        return new TextDecoder().decode(await fs.readFile(uri));
      } catch {
        return undefined;
      }
    },
  };
}
