import type { Work } from "../pace.ts";
import type { PythonSource } from "../python/names.ts";
import { readScopes } from "../python/scopes.ts";
import {
  type ChangedRange,
  parsing,
  type SyntaxNode,
  type Tree,
  unchangedParts,
} from "../python/syntax.ts";
import type { Surroundings } from "./surroundings.ts";
import type { Span } from "./use.ts";

/** A module that was parsed: its source, and the tree that offsets are looked up in. */
export interface ParsedModule extends PythonSource {
  readonly tree: Tree;
  /** First parts of everything that it imports, anywhere: `torch`. */
  readonly importedRoots: ReadonlySet<string>;
  /** What is known from outside of the text; absent where nothing is. */
  readonly surroundings?: Surroundings;
}

/** Reads a module: work that can pause every now and then. */
export function* readModule(text: string, earlier?: EarlierModule): Work<ParsedModule> {
  const unchanged = earlier ? unchangedParts(earlier.module.tree, earlier.changes) : [];
  const tree = yield* parsing(text, unchanged);
  const scopes = yield* readScopes(tree, text);
  let roots: ReadonlySet<string> | undefined;
  return {
    text,
    tree,
    scopes,
    get importedRoots() {
      return (roots ??= rootsIn(text));
    },
  };
}

/** A module before its text was edited, and the edits. */
export interface EarlierModule {
  readonly module: ParsedModule;
  /** In the order of the text, offsets before (`A`) and after (`B`); they do not overlap. */
  readonly changes: readonly ChangedRange[];
}

/** First parts of all that is imported anywhere, as the lines of import statements tell. */
function rootsIn(text: string): ReadonlySet<string> {
  const roots = new Set<string>();
  // Every such statement has this word, and it is found faster than any pattern.
  const word = "import";
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const before = beginning.exec(text.slice(Math.max(at - longestOrigin, 0), at));
    if (!before) continue;
    const names = before[1] ?? modules.exec(text.slice(at, at + longestOrigin))?.[1] ?? "";
    // `import a, b` names several; of `from a import b` only `a` is taken.
    for (const module of names.split(",")) roots.add(/\w*/.exec(module.trim())?.[0] ?? "");
  }
  return roots;
}

const beginning = /(?:^|[\n\r:;])[ \t]*(?:from[ \t]+([\w.]+)[ \t]+)?$/;
const modules = /^import[ \t]+([\w., \t]+)/;

/** In UTF-16 units: of what stands before or after the word in the statements that matter. */
const longestOrigin = 200;

export function spanOf({ from, to }: SyntaxNode): Span {
  return { from, to };
}

export function textOf({ from, to }: SyntaxNode, { text }: { readonly text: string }): string {
  return text.slice(from, to);
}
