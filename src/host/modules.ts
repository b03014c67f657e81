import * as vscode from "vscode";
import { type ParsedModule, readModule } from "../code/findUses.ts";
import { joinCells } from "../code/notebook.ts";
import { withSurroundings } from "../code/surroundings.ts";
import { runInSlices, startPace } from "../pace.ts";
import type { Environments } from "./environments.ts";
import { Neighbours } from "./neighbours.ts";
import { notebookOf } from "./notebookOf.ts";
import { pause } from "./pause.ts";

/** A parsed module, and where the document of interest starts in its text: 0 but for notebook cells. */
export interface LocatedModule {
  readonly module: ParsedModule;
  readonly start: number;
  /** The answer to a question about the module, other files that it leads to read first. */
  readonly settle: <Answer>(ask: () => Answer) => Promise<Answer>;
}

interface CacheEntry {
  /** Changes with every edit of what the module was made of. */
  readonly signature: string;
  readonly module: Promise<ParsedModule>;
}

/** How many modules are kept; hovering goes on in a few files at a time. */
const maxEntries = 20;

/**
 * Parsed Python of open documents, with what is known around it; a notebook's code cells are one
 * module.
 */
export class Modules implements vscode.Disposable {
  readonly #environments: Environments;
  readonly #neighbours = new Neighbours(parseText);
  readonly #entries = new Map<string, CacheEntry>();
  readonly #subscriptions = vscode.Disposable.from(
    vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#entries.delete(uri.toString())),
    vscode.workspace.onDidCloseNotebookDocument(({ uri }) => this.#entries.delete(uri.toString())),
  );

  constructor(environments: Environments) {
    this.#environments = environments;
  }

  /** The module that a document is, or is a cell of. */
  async moduleOf(document: vscode.TextDocument): Promise<LocatedModule> {
    const notebook = notebookOf(document);
    if (!notebook) {
      const module = await this.#parse(document.uri, String(document.version), () =>
        document.getText(),
      );
      return this.#located(module, 0, document.uri);
    }
    const cells = notebook
      .getCells()
      .map((cell) => cell.document)
      .filter(({ languageId }) => languageId === "python");
    const signature = cells.map(({ uri, version }) => `${uri.fragment}@${version}`).join();
    const joined = joinCells(cells.map((cell) => cell.getText()));
    const module = await this.#parse(notebook.uri, signature, () => joined.text);
    return this.#located(module, joined.starts[cells.indexOf(document)] ?? 0, notebook.uri);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#neighbours.dispose();
    this.#entries.clear();
  }

  #located(module: ParsedModule, start: number, uri: vscode.Uri): LocatedModule {
    return { module, start, settle: (ask) => this.#neighbours.settle(uri, ask) };
  }

  #parse(uri: vscode.Uri, signature: string, readText: () => string): Promise<ParsedModule> {
    const key = uri.toString();
    const cached = this.#entries.get(key);
    if (cached?.signature === signature) return cached.module;
    const environments = this.#environments;
    const moduleNamed = this.#neighbours.seenFrom(uri);
    const module = parseText(readText()).then((parsed) =>
      withSurroundings(parsed, {
        get versions() {
          return environments.versionsFor(uri);
        },
        ...(moduleNamed && { moduleNamed }),
      }),
    );
    this.#entries.delete(key);
    this.#entries.set(key, { signature, module });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > maxEntries && oldest !== undefined) this.#entries.delete(oldest);
    return module;
  }
}

async function parseText(text: string): Promise<ParsedModule> {
  const pace = startPace({ pause, isCancelled: () => false });
  const read = await runInSlices(readModule(text), pace);
  if (!read) throw new Error("Reading a module cannot be cancelled");
  return read;
}
