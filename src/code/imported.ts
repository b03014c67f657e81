import type { Binding } from "../python/scopes.ts";
import type { ParsedModule } from "./module.ts";

/** What an imported name is, as the other modules of the workspace tell. */
export type ImportedName =
  /** Made in a module of the workspace. */
  | { readonly kind: "made"; readonly module: ParsedModule; readonly binding: Binding }
  /** Passed on from outside of the workspace: `torch.nn.SiLU`. */
  | { readonly kind: "external"; readonly qualifiedName: string };

/** How often a name is looked for: a package may pass on those of many modules by `import *`. */
const mostLookUps = 50;

/** What was looked for already: star imports lead to one module on many ways. */
interface Trail {
  readonly names: Map<ParsedModule, Set<string>>;
  lookUps: number;
}

/** Follows an imported name, `.layers.Swish`, through the modules of the workspace. */
export function resolveImported(
  qualifiedName: string,
  module: ParsedModule,
  trail: Trail = { names: new Map(), lookUps: 0 },
): ImportedName | undefined {
  const { surroundings } = module;
  if (!surroundings?.moduleNamed) return undefined;
  const [dots = ""] = /^\.*/.exec(qualifiedName) ?? [];
  const parts = qualifiedName.slice(dots.length).split(".");
  for (let length = parts.length - 1; length >= (dots === "" ? 1 : 0); length--) {
    const owner = surroundings.moduleNamed(dots + parts.slice(0, length).join("."));
    const found = owner && nameIn(owner, parts.slice(length), trail);
    if (found) return found;
  }
  return undefined;
}

function nameIn(
  owner: ParsedModule,
  [name = "", ...attributes]: readonly string[],
  trail: Trail,
): ImportedName | undefined {
  const names = trail.names.get(owner) ?? new Set();
  const path = [name, ...attributes].join(".");
  if (names.has(path) || ++trail.lookUps > mostLookUps) return undefined;
  trail.names.set(owner, names.add(path));
  const bindings = owner.scopes.root.bindings.get(name) ?? [];
  const binding = bindings.findLast(({ kind }) => kind === "import") ?? bindings.at(-1);
  if (binding?.kind === "import") {
    return throughImport([binding.qualifiedName, ...attributes].join("."), owner, trail);
  }
  if (binding)
    return attributes.length === 0 ? { kind: "made", module: owner, binding } : undefined;
  for (const star of owner.scopes.root.starImports.toReversed()) {
    const full = `${star}.${path}`;
    const found = resolveImported(full, owner, trail);
    if (found) return found;
    if (!star.startsWith(".") && !owner.surroundings?.moduleNamed?.(star)) {
      return { kind: "external", qualifiedName: full };
    }
  }
  return undefined;
}

function throughImport(
  qualifiedName: string,
  owner: ParsedModule,
  trail: Trail,
): ImportedName | undefined {
  const further = resolveImported(qualifiedName, owner, trail);
  if (further) return further;
  return qualifiedName.startsWith(".") ? undefined : { kind: "external", qualifiedName };
}
