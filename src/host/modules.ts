import * as vscode from "vscode";
import { type ParsedModule, readModule } from "../code/findUses.ts";
import { joinCells } from "../code/notebook.ts";
import { runInSlices, startPace } from "../pace.ts";
import { pause } from "./pause.ts";

/** A parsed module, and where the document of interest starts in its text: 0 but for notebook cells. */
export interface LocatedModule {
  readonly module: ParsedModule;
  readonly start: number;
}

interface CacheEntry {
  /** Changes with every edit of what the module was made of. */
  readonly signature: string;
  readonly module: Promise<ParsedModule>;
}

/** How many modules are kept; hovering goes on in a few files at a time. */
const maxEntries = 20;

/** Parsed Python of open documents; a notebook's code cells are one module. */
export class Modules implements vscode.Disposable {
  readonly #entries = new Map<string, CacheEntry>();
  readonly #subscriptions = vscode.Disposable.from(
    vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#entries.delete(uri.toString())),
    vscode.workspace.onDidCloseNotebookDocument(({ uri }) => this.#entries.delete(uri.toString())),
  );

  /** The module that a document is, or is a cell of. */
  async moduleOf(document: vscode.TextDocument): Promise<LocatedModule> {
    const notebook = notebookOf(document);
    if (!notebook) {
      const module = await this.#parse(document.uri, String(document.version), () =>
        document.getText(),
      );
      return { module, start: 0 };
    }
    const cells = notebook
      .getCells()
      .map((cell) => cell.document)
      .filter(({ languageId }) => languageId === "python");
    const signature = cells.map(({ uri, version }) => `${uri.fragment}@${version}`).join();
    const joined = joinCells(cells.map((cell) => cell.getText()));
    const module = await this.#parse(notebook.uri, signature, () => joined.text);
    return { module, start: joined.starts[cells.indexOf(document)] ?? 0 };
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#entries.clear();
  }

  #parse(uri: vscode.Uri, signature: string, readText: () => string): Promise<ParsedModule> {
    const key = uri.toString();
    const cached = this.#entries.get(key);
    if (cached?.signature === signature) return cached.module;
    const text = readText();
    const pace = startPace({ pause, isCancelled: () => false });
    const module = runInSlices(readModule(text), pace).then((read) => {
      if (!read) throw new Error("Reading a module cannot be cancelled");
      return read;
    });
    this.#entries.delete(key);
    this.#entries.set(key, { signature, module });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > maxEntries && oldest !== undefined) this.#entries.delete(oldest);
    return module;
  }
}

function notebookOf(document: vscode.TextDocument): vscode.NotebookDocument | undefined {
  if (document.uri.scheme !== "vscode-notebook-cell") return undefined;
  return vscode.workspace.notebookDocuments.find((notebook) =>
    notebook.getCells().some((cell) => cell.document === document),
  );
}
