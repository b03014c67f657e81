import type { Dirent, Stats } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { failure, type Result, success } from "../../result.ts";
import { unreadable } from "../readProblem.ts";
import { foldersUpToRepository, IgnoreRules } from "./ignoreRules.ts";

/** A file that is to be read. */
export interface FoundFile {
  /** Where it is read. */
  readonly path: string;
  /** Relative to what was asked for, with forward slashes. */
  readonly name: string;
  /** The project that it is part of: the repository, else the folder that was asked for; absolute. */
  readonly root: string;
}

const isPython = /\.(?:pyi?|ipynb)$/i;

/**
 * Python files and notebooks at and below a path that git does not ignore, in an order that is always
 * the same; a file that is asked for by its own name in any case. A sentence for what cannot be read.
 *
 * Links to folders are not followed, so that nothing is met twice and no loop is endless.
 */
export async function* walk(from: string): AsyncGenerator<Result<FoundFile>> {
  const found = await statOf(from);
  if (!found.ok) {
    yield found;
    return;
  }
  if (found.value.isDirectory()) {
    const folder = path.resolve(from);
    const place = { folder, name: "", shown: from, root: projectOf(folder) };
    yield* walkFolder(place, IgnoreRules.startingAt(folder));
  } else if (found.value.isFile()) {
    const root = projectOf(path.dirname(path.resolve(from)));
    yield success({ path: from, name: path.basename(from), root });
  } else yield failure(`${from} is neither a file nor a folder.`);
}

/** A folder: where it is, how what is found names it, and how sentences do. */
interface Place {
  readonly folder: string;
  readonly name: string;
  readonly shown: string;
  readonly root: string;
}

async function* walkFolder(place: Place, rules: IgnoreRules): AsyncGenerator<Result<FoundFile>> {
  let entries: Dirent[];
  try {
    entries = await readdir(place.folder, { withFileTypes: true });
  } catch (error) {
    yield failure(`${place.shown} ${unreadable(error)}`);
    return;
  }
  for (const entry of entries.sort(byName)) {
    if (entry.name === ".git") continue;
    const inner = {
      folder: path.join(place.folder, entry.name),
      name: place.name === "" ? entry.name : `${place.name}/${entry.name}`,
      shown: path.join(place.shown, entry.name),
      root: place.root,
    };
    if (entry.isDirectory()) {
      if (rules.ignores(inner.folder, true)) continue;
      yield* walkFolder(inner, rules.within(inner.folder));
    } else if (isPython.test(entry.name) && !rules.ignores(inner.folder, false)) {
      yield* fileAt(entry, inner);
    }
  }
}

async function* fileAt(entry: Dirent, place: Place): AsyncGenerator<Result<FoundFile>> {
  const { folder, name, root } = place;
  const file = { path: folder, name, root };
  if (entry.isFile()) yield success(file);
  if (!entry.isSymbolicLink()) return;
  const target = await statOf(place.folder, place.shown);
  if (!target.ok) yield target;
  else if (target.value.isFile()) yield success(file);
}

async function statOf(file: string, shown = file): Promise<Result<Stats>> {
  try {
    return success(await stat(file));
  } catch (error) {
    return failure(`${shown} ${unreadable(error)}`);
  }
}

function projectOf(folder: string): string {
  return foldersUpToRepository(folder)[0] ?? folder;
}

/** By code units: an order that no locale changes. */
function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
