import { withSurroundings } from "./surroundings.ts";
import type { Surroundings } from "./surroundings.ts";
import { resolveImported } from "./imported.ts";
import { readModule } from "./module.ts";
import { runAtOnce } from "../pace.ts";
import type { SpellingIndex } from "./spellingIndex.ts";
import { mayUseActivations } from "./triggers.ts";

/**
 * Whether a name that a file imports from its workspace may be an activation there, though nothing in
 * the file says so: `from .blocks import Fast`. Only the import statements are parsed.
 */
export function mayImportActivations(
  text: string,
  surroundings: Surroundings,
  index: SpellingIndex,
): boolean {
  if (!surroundings.moduleNamed) return false;
  const imports = Array.from(text.matchAll(statements), ([one]) => one.trim());
  if (imports.length === 0) return false;
  const stub = withSurroundings(runAtOnce(readModule(imports.join("\n"))), surroundings);
  const speaks = (name: string) => mayUseActivations(surroundings.moduleNamed?.(name)?.text ?? "");
  const { bindings, starImports } = stub.scopes.root;
  // `import a.b` binds `a` and leads to `a.b` all the same.
  const modules = imports.flatMap(modulesOf);
  // Every one is asked: what is not known yet is read, all of it at a time.
  const found = Array.from(bindings.values())
    .flat()
    .map((binding) => {
      if (binding.kind !== "import") return false;
      const imported = resolveImported(binding.qualifiedName, stub);
      if (imported?.kind === "made") return mayUseActivations(imported.module.text);
      if (imported) return index.byQualifiedName(imported.qualifiedName) !== undefined;
      return speaks(binding.qualifiedName);
    });
  return [...found, ...[...starImports, ...modules].map(speaks)].some(Boolean);
}

/** Import statements, over several lines where they have parentheses or continue. */
const statements =
  /^[ \t]*(?:from[ \t]+[\w.]+[ \t]+import[ \t]*(?:\([^()]*\)|(?:[^\n\\#]|\\\r?\n)*)|import[ \t]+[\w., \t]*)/gm;

/** The modules that `import a.b, c as d` names. */
function modulesOf(statement: string): string[] {
  const [, names = ""] = /^import\s+(.*)/.exec(statement) ?? [];
  return names.split(",").flatMap((name) => /^[\w.]+/.exec(name.trim())?.[0] ?? []);
}
