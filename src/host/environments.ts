import * as vscode from "vscode";
import { frameworkVersions, type FrameworkVersions } from "../code/frameworkVersions.ts";
import type { Evidence } from "../environment/evidence.ts";
import { foldersUpTo, parentOf } from "../environment/files.ts";
import { readSelectedInterpreter } from "../environment/interpreter.ts";
import { readInstalled } from "../environment/installed.ts";
import { readFolder } from "../environment/readFolder.ts";
import { watchedGlobs } from "../environment/readers/index.ts";
import { notebookOf } from "./notebookOf.ts";
import { workspaceFiles } from "./workspaceFiles.ts";

/** What was read at one place. */
interface Place {
  /** Undefined until it has been read for the first time. */
  evidence: readonly Evidence[] | undefined;
  /** By the folder of installed packages. */
  readonly watchers: Map<string, vscode.Disposable>;
  isReading: boolean;
  /** It changed while it was being read. */
  isStale: boolean;
  readonly read: () => Promise<Reading>;
}

interface Reading {
  readonly evidence: readonly Evidence[];
  readonly sitePackages: readonly string[];
}

/** Folders of a workspace in which Python was looked at; beyond that the oldest are forgotten. */
const maxPlaces = 300;

/**
 * The versions of the frameworks that files run with.
 *
 * Each folder is read once, in the background, and again when a file in it changes that tells
 * versions; asking never waits and never reads.
 */
export class Environments implements vscode.Disposable {
  readonly #places = new Map<string, Place>();
  readonly #watcher: vscode.Disposable;
  readonly #log: vscode.LogOutputChannel;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
    const watcher = vscode.workspace.createFileSystemWatcher(`**/{${watchedGlobs.join(",")}}`);
    const changed = (uri: vscode.Uri) => this.#changed(uri);
    this.#watcher = vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(changed),
      watcher.onDidChange(changed),
      watcher.onDidDelete(changed),
      vscode.workspace.onDidOpenTextDocument((document) => this.#prepare(document)),
    );
    vscode.workspace.textDocuments.forEach((document) => this.#prepare(document));
  }

  /** What is known now. What is not known yet is read in the background, for the next time. */
  versionsFor(file: vscode.Uri): FrameworkVersions {
    const { uri, root } = withRoot(file);
    const folders = foldersUpTo(rootPath(root), uri.path).map((path) => this.#folder(root, path));
    const interpreter = this.#interpreter(uri);
    return frameworkVersions(
      [...(interpreter ? [interpreter] : []), ...folders].map(({ evidence = [] }) => evidence),
    );
  }

  dispose(): void {
    this.#watcher.dispose();
    for (const place of this.#places.values()) disposeWatchers(place);
    this.#places.clear();
  }

  #prepare(document: vscode.TextDocument): void {
    if (document.languageId !== "python") return;
    this.versionsFor(notebookOf(document)?.uri ?? document.uri);
  }

  #folder(root: vscode.Uri, path: string): Place {
    return this.#place(root.with({ path }).toString(), root, () =>
      readFolder(workspaceFiles(root), path, rootPath(root)),
    );
  }

  /** The environment of the Python that is selected for a file. */
  #interpreter(uri: vscode.Uri): Place | undefined {
    // It is never started by us.
    const extension = vscode.extensions.getExtension<unknown>("ms-python.python");
    if (!extension?.isActive) return undefined;
    const interpreter = readSelectedInterpreter(extension.exports, uri);
    if (!interpreter) return undefined;
    const base = vscode.Uri.file(interpreter.prefix);
    return this.#place(`${base.toString()} ${interpreter.python ?? ""}`, base, () =>
      readPackages(base, interpreter.python),
    );
  }

  #place(key: string, base: vscode.Uri, read: () => Promise<Reading>): Place {
    const known = this.#places.get(key);
    if (known) return known;
    const place: Place = {
      evidence: undefined,
      watchers: new Map(),
      isReading: false,
      isStale: false,
      read,
    };
    this.#places.set(key, place);
    const [oldest] = this.#places;
    if (this.#places.size > maxPlaces && oldest) {
      disposeWatchers(oldest[1]);
      this.#places.delete(oldest[0]);
    }
    void this.#refresh(place, base);
    return place;
  }

  /** Reads a place, and once more if it changed meanwhile. */
  async #refresh(place: Place, base: vscode.Uri): Promise<void> {
    place.isStale = true;
    if (place.isReading) return;
    place.isReading = true;
    try {
      while (place.isStale) {
        place.isStale = false;
        const { evidence, sitePackages } = await place.read();
        place.evidence = evidence;
        this.#watchPackages(place, base, sitePackages);
      }
    } catch (error) {
      this.#log.error("Could not read which versions are installed or required.", error);
    } finally {
      place.isReading = false;
    }
  }

  #watchPackages(place: Place, base: vscode.Uri, folders: readonly string[]): void {
    for (const [path, watcher] of place.watchers) {
      if (folders.includes(path)) continue;
      watcher.dispose();
      place.watchers.delete(path);
    }
    for (const path of folders) {
      if (place.watchers.has(path)) continue;
      const pattern = new vscode.RelativePattern(base.with({ path }), "*.{dist,egg}-info");
      const watcher = vscode.workspace.createFileSystemWatcher(pattern, false, true, false);
      const changed = () => void this.#refresh(place, base);
      place.watchers.set(
        path,
        vscode.Disposable.from(watcher, watcher.onDidCreate(changed), watcher.onDidDelete(changed)),
      );
    }
  }

  /** A file may be included by others of its workspace: all that were read there are read again. */
  #changed(uri: vscode.Uri): void {
    const root = vscode.workspace.getWorkspaceFolder(uri)?.uri;
    if (!root) return;
    const prefix = root.toString();
    for (const [key, place] of this.#places) {
      if (key === prefix || key.startsWith(`${prefix}/`)) void this.#refresh(place, root);
    }
  }
}

async function readPackages(base: vscode.Uri, python: string | undefined): Promise<Reading> {
  const source = vscode.l10n.t("selected Python");
  const { evidence, sitePackages } = await readInstalled(
    workspaceFiles(base),
    base.path,
    source,
    python,
  );
  return { evidence, sitePackages: sitePackages === undefined ? [] : [sitePackages] };
}

function disposeWatchers({ watchers }: Place): void {
  for (const watcher of watchers.values()) watcher.dispose();
}

/** A file, and the outermost folder that tells versions for it. */
function withRoot(uri: vscode.Uri): { uri: vscode.Uri; root: vscode.Uri } {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (folder) return { uri, root: folder.uri };
  // A file that is not saved yet will most likely be saved in the workspace.
  const [first, ...others] = vscode.workspace.workspaceFolders ?? [];
  if (uri.scheme === "untitled" && first && others.length === 0) {
    return { uri: vscode.Uri.joinPath(first.uri, "untitled.py"), root: first.uri };
  }
  return { uri, root: uri.with({ path: parentOf(uri.path) }) };
}

/** Without a slash at its end, which only the root of a file system has. */
function rootPath({ path }: vscode.Uri): string {
  return path.replace(/\/$/, "");
}
