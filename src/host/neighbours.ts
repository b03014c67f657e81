import * as vscode from "vscode";
import { type ModuleSource, WorkspaceModules } from "../code/workspace/workspaceModules.ts";
import type { Surroundings } from "../code/surroundings.ts";
import type { Files } from "../environment/files.ts";
import { workspaceFiles } from "./workspaceFiles.ts";

/** The Python files of the workspace that others import: read when a name leads to them, and watched. */
export class Neighbours implements vscode.Disposable {
  /** By the URI of the workspace folder. */
  readonly #folders = new Map<string, WorkspaceModules>();
  readonly #parse: ModuleSource["parse"];
  readonly #subscriptions: vscode.Disposable;

  constructor(parse: ModuleSource["parse"]) {
    this.#parse = parse;
    const { workspace } = vscode;
    const watcher = workspace.createFileSystemWatcher("**/*.{py,pyi}");
    const textChanged = (uri: vscode.Uri) => this.#modulesAround(uri)?.textChanged(uri.path);
    const filesChanged = () => {
      for (const modules of this.#folders.values()) modules.filesChanged();
    };
    this.#subscriptions = vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(filesChanged),
      watcher.onDidDelete((uri) => {
        textChanged(uri);
        filesChanged();
      }),
      watcher.onDidChange(textChanged),
      // Of a folder that is moved or deleted a watcher tells nothing about the files in it.
      workspace.onDidRenameFiles(() => this.#folders.clear()),
      workspace.onDidDeleteFiles(() => this.#folders.clear()),
      workspace.onDidChangeWorkspaceFolders(() => this.#folders.clear()),
      // What is being written in an editor counts, and when it is closed what is on the disk.
      workspace.onDidChangeTextDocument(({ document }) => textChanged(document.uri)),
      workspace.onDidCloseTextDocument(({ uri }) => textChanged(uri)),
    );
  }

  /** What a file sees of the others; undefined outside of the workspace. */
  seenFrom(uri: vscode.Uri): Surroundings["moduleNamed"] {
    return this.#modulesAround(uri)?.namesSeenFrom(uri.path);
  }

  /** The answer to a question about a file, other files that it leads to read first. */
  async settle<Answer>(uri: vscode.Uri, ask: () => Answer | Promise<Answer>): Promise<Answer> {
    const modules = this.#modulesAround(uri);
    return modules ? modules.settle(ask) : ask();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#folders.clear();
  }

  #modulesAround(uri: vscode.Uri): WorkspaceModules | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
    if (!folder) return undefined;
    const key = folder.toString();
    const known = this.#folders.get(key);
    if (known) return known;
    const modules = new WorkspaceModules({
      files: editedFiles(folder),
      root: folder.path.replace(/\/$/, ""),
      parse: this.#parse,
    });
    this.#folders.set(key, modules);
    return modules;
  }
}

/** The files of a folder; of those that are edited and not saved, what stands in the editor. */
function editedFiles(folder: vscode.Uri): Files {
  const files = workspaceFiles(folder);
  return {
    ...files,
    async read(path) {
      const key = folder.with({ path }).toString();
      const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === key);
      // VS Code may still be about to read a file again that another program has written.
      return open?.isDirty ? open.getText() : files.read(path);
    },
  };
}
