import type { Work } from "../pace.ts";
import type { PythonSource } from "../python/names.ts";
import { readScopes, type Scope } from "../python/scopes.ts";
import { parsing, type SyntaxNode, type Tree } from "../python/syntax.ts";
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
export function* readModule(text: string): Work<ParsedModule> {
  const tree = yield* parsing(text);
  const scopes = yield* readScopes(tree, text);
  return { text, tree, scopes, importedRoots: rootsOf(scopes) };
}

function rootsOf(scopes: Scope): Set<string> {
  const roots = new Set<string>();
  const pending = [scopes];
  for (let scope = pending.pop(); scope; scope = pending.pop()) {
    for (const module of scope.starImports) roots.add(rootOf(module));
    for (const bindings of scope.bindings.values()) {
      for (const binding of bindings) {
        if (binding.kind === "import") roots.add(rootOf(binding.qualifiedName));
      }
    }
    for (const child of scope.children) pending.push(child);
  }
  return roots;
}

function rootOf(qualifiedName: string): string {
  return qualifiedName.split(".", 1)[0] ?? "";
}

export function spanOf({ from, to }: SyntaxNode): Span {
  return { from, to };
}

export function textOf({ from, to }: SyntaxNode, { text }: { readonly text: string }): string {
  return text.slice(from, to);
}
