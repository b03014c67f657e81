import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import ignore, { type Ignore } from "ignore";

/** The rules of one ignore file, for what is in and below its folder. */
interface Rules {
  readonly folder: string;
  readonly rules: Ignore;
}

/**
 * What git would not look at in a folder: the rules that hold there, the nearest last. Those of a
 * folder go before those above it, and the repository's own `info/exclude` comes last.
 *
 * Git's personal excludes are not asked, so that a scan tells the same to everybody.
 */
export class IgnoreRules {
  readonly #rules: readonly Rules[];

  private constructor(rules: readonly Rules[]) {
    this.#rules = rules;
  }

  /** The rules in a folder that a scan begins with: those above it count up to the repository's. */
  static startingAt(folder: string): IgnoreRules {
    const around = foldersUpToRepository(folder);
    let rules = new IgnoreRules([]);
    for (const [i, each] of around.entries()) {
      // Who names a folder wants it read, though git may ignore it.
      if (i > 0 && rules.ignores(each, true)) rules = new IgnoreRules([]);
      rules = rules.within(each);
    }
    return rules;
  }

  /** The rules in a folder below. A repository in the repository has only its own. */
  within(folder: string): IgnoreRules {
    const own = [
      ...rulesIn(folder, path.join(".git", "info", "exclude")),
      ...rulesIn(folder, ".gitignore"),
    ];
    const above = isRepository(folder) ? [] : this.#rules;
    return own.length === 0 && above === this.#rules ? this : new IgnoreRules([...above, ...own]);
  }

  /** Whether git would leave out a file or a folder; `name` is its path. */
  ignores(name: string, isFolder: boolean): boolean {
    for (const { folder, rules } of this.#rules.toReversed()) {
      const relative = path.relative(folder, name).replaceAll(path.sep, "/");
      const { ignored, unignored } = rules.test(isFolder ? `${relative}/` : relative);
      if (ignored || unignored) return ignored;
    }
    return false;
  }
}

function rulesIn(folder: string, file: string): Rules[] {
  const text = readIfThere(path.join(folder, file));
  // Git tells `Build` from `build`, and takes a byte order mark for none of the pattern.
  return text === undefined
    ? []
    : [{ folder, rules: ignore({ ignorecase: false }).add(text.replace(/^\uFEFF/, "")) }];
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** A folder and those around it, the repository's first; the folder alone where there is none. */
export function foldersUpToRepository(folder: string): readonly string[] {
  const folders: string[] = [];
  for (let each = folder; ; each = path.dirname(each)) {
    folders.unshift(each);
    if (isRepository(each)) return folders;
    if (path.dirname(each) === each) return [folder];
  }
}

/** `.git` is a file in work trees and submodules. */
function isRepository(folder: string): boolean {
  return statSync(path.join(folder, ".git"), { throwIfNoEntry: false }) !== undefined;
}
