import { bindStatement, emptyBindings } from "../python/bindings.ts";
import type { FrameworkVersions } from "./frameworkVersions.ts";
import type { ParsedModule } from "./module.ts";

/**
 * What is known about a module from outside of its text: which versions of the frameworks it runs
 * with, and the other modules of its workspace. Asking never reads a file: what is not known at the
 * moment of the question is not known.
 */
export interface Surroundings {
  /** The versions of the frameworks; absent where nobody told any. */
  readonly versions?: FrameworkVersions;
  /**
   * A module of the workspace under the name that an import statement of this file gives it:
   * `.layers`, `..common.blocks`, `project.layers`; a package is its `__init__`. It comes with
   * surroundings of its own, from which what it imports itself is followed.
   *
   * Undefined where there is no such file or it has not been read yet.
   */
  moduleNamed?(name: string): ParsedModule | undefined;
}

/** The same module with what is known around it. Costs nothing: the tree is shared. */
export function withSurroundings(module: ParsedModule, surroundings: Surroundings): ParsedModule {
  const { text, tree, scopes } = module;
  return {
    text,
    tree,
    scopes,
    get importedRoots() {
      return module.importedRoots;
    },
    surroundings,
  };
}

/**
 * The modules that a file imports names from, as `Surroundings.moduleNamed` will be asked for them:
 * what is worth to be read beforehand. `from .a import b` may import a name of `.a` or the module
 * `.a.b`, so both are listed.
 */
export function modulesNamedIn({ tree, text }: ParsedModule): string[] {
  const names = new Set<string>();
  for (const found of text.matchAll(/\b(?:import|from)\b/g)) {
    const { parent, name } = tree.resolveInner(found.index, 1);
    if (parent?.name !== "ImportStatement" || name !== found[0]) continue;
    const bound = emptyBindings();
    bindStatement(parent, bound, text);
    for (const star of bound.starImports) names.add(star);
    for (const binding of Array.from(bound.names.values()).flat()) {
      if (binding.kind !== "import") continue;
      names.add(binding.qualifiedName);
      const module = moduleOf(binding.qualifiedName);
      if (module !== "") names.add(module);
    }
  }
  return Array.from(names);
}

/** `.layers.Swish` → `.layers`, `.layers` → `.`: the module that a name is in. */
function moduleOf(qualifiedName: string): string {
  const [dots = ""] = /^\.*/.exec(qualifiedName) ?? [];
  const parts = qualifiedName.slice(dots.length).split(".");
  return dots + parts.slice(0, -1).join(".");
}
