import * as vscode from "vscode";
import { changesBetween } from "../code/changes.ts";
import { type ParsedModule, readModule } from "../code/findUses.ts";
import { joinCells } from "../code/notebook.ts";
import type { SpellingIndex } from "../code/spellingIndex.ts";
import { type Surroundings, withSurroundings } from "../code/surroundings.ts";
import { findingTriggers } from "../code/triggers.ts";
import { mayImportActivations } from "../code/workspaceTriggers.ts";
import { runInSlices, startPace, type Work } from "../pace.ts";
import type { Environments } from "./environments.ts";
import { Neighbours } from "./neighbours.ts";
import { notebookOf } from "./notebookOf.ts";
import { pause } from "./pause.ts";

/** A parsed module, and where the document of interest starts in its text: 0 but for notebook cells. */
export interface LocatedModule {
  readonly module: ParsedModule;
  readonly start: number;
  /** The answer to a question about the module, other files that it leads to read first. */
  readonly settle: <Answer>(ask: () => Answer | Promise<Answer>) => Promise<Answer>;
}

/** A version of a document or a notebook, and what has been found out about it. */
interface Version {
  readonly uri: vscode.Uri;
  /** Changes with every edit of what the text was made of. */
  readonly signature: string;
  readonly text: string;
  hasTriggers?: Promise<boolean>;
  module?: Promise<ParsedModule>;
  /** The last module that was read whole: of this version or of one before. */
  latest?: ParsedModule | undefined;
}

interface LocatedVersion {
  readonly version: Version;
  readonly start: number;
}

/** How many documents are kept; hovering goes on in a few files at a time. */
const mostDocuments = 8;

/** How long reading may keep the extension host from everything else, in milliseconds. */
const slice = 8;

/**
 * Parsed Python of open documents, with what is known around it; a notebook's code cells are one
 * module. After an edit only what changed is parsed again.
 */
export class Modules implements vscode.Disposable {
  readonly #environments: Environments;
  readonly #neighbours = new Neighbours((text) => inSlices(readModule(text)));
  /** By URI, those used last behind. */
  readonly #versions = new Map<string, Version>();
  readonly #subscriptions = vscode.Disposable.from(
    vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#versions.delete(uri.toString())),
    vscode.workspace.onDidCloseNotebookDocument(({ uri }) => this.#versions.delete(uri.toString())),
  );

  constructor(environments: Environments) {
    this.#environments = environments;
  }

  /** The module that a document is, or is a cell of. */
  moduleOf(document: vscode.TextDocument): Promise<LocatedModule> {
    return this.#read(this.#locate(document));
  }

  /**
   * The same where an activation may be used in it; undefined, and nothing is parsed, where none can
   * be: neither do words of the text say so nor what it imports from the workspace.
   */
  async moduleWithUses(
    document: vscode.TextDocument,
    index: () => SpellingIndex,
  ): Promise<LocatedModule | undefined> {
    const located = this.#locate(document);
    const { version } = located;
    const { uri, text } = version;
    version.hasTriggers ??= inSlices(findingTriggers(text));
    const mayUse =
      (await version.hasTriggers) ||
      (await this.#neighbours.settle(uri, () =>
        mayImportActivations(text, this.#around(uri), index()),
      ));
    return mayUse ? this.#read(located) : undefined;
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#neighbours.dispose();
    this.#versions.clear();
  }

  /** Reads the text at once: a moment later the document may be another. */
  #locate(document: vscode.TextDocument): LocatedVersion {
    const notebook = notebookOf(document);
    if (!notebook) {
      const { uri, version } = document;
      const text = () => document.getText();
      return { version: this.#versionOf(uri, String(version), text), start: 0 };
    }
    const cells = notebook
      .getCells()
      .map((cell) => cell.document)
      .filter(({ languageId }) => languageId === "python");
    const signature = cells.map(({ uri, version }) => `${uri.fragment}@${version}`).join();
    const joined = joinCells(cells.map((cell) => cell.getText()));
    return {
      version: this.#versionOf(notebook.uri, signature, () => joined.text),
      start: joined.starts[cells.indexOf(document)] ?? 0,
    };
  }

  #versionOf(uri: vscode.Uri, signature: string, readText: () => string): Version {
    const key = uri.toString();
    const known = this.#versions.get(key);
    const version =
      known?.signature === signature
        ? known
        : { uri, signature, text: readText(), latest: known?.latest };
    this.#versions.delete(key);
    this.#versions.set(key, version);
    const [oldest] = this.#versions.keys();
    if (this.#versions.size > mostDocuments && oldest !== undefined) this.#versions.delete(oldest);
    return version;
  }

  async #read({ version, start }: LocatedVersion): Promise<LocatedModule> {
    const { uri } = version;
    version.module ??= this.#parse(version);
    const module = await version.module;
    return { module, start, settle: (ask) => this.#neighbours.settle(uri, ask) };
  }

  async #parse(version: Version): Promise<ParsedModule> {
    const { uri, text, latest } = version;
    const earlier = latest && { module: latest, changes: changesBetween(latest.text, text) };
    const read = await inSlices(readModule(text, earlier));
    const module = withSurroundings(read, this.#around(uri));
    version.latest = module;
    return module;
  }

  #around(uri: vscode.Uri): Surroundings {
    const environments = this.#environments;
    const moduleNamed = this.#neighbours.seenFrom(uri);
    return {
      get versions() {
        return environments.versionsFor(uri);
      },
      ...(moduleNamed && { moduleNamed }),
    };
  }
}

/** Does work that is always wanted, with pauses for everything else in the extension host. */
export async function inSlices<Value>(work: Work<Value>): Promise<Value> {
  const done = await runInSlices(
    boxed(work),
    startPace({ pause, isCancelled: () => false, slice }),
  );
  if (!done) throw new Error("Work that is never cancelled came to no end");
  return done.value;
}

/** Tells a value that is undefined from work that was cancelled. */
function* boxed<Value>(work: Work<Value>): Work<{ readonly value: Value }> {
  return { value: yield* work };
}
