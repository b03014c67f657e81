import type { Binding } from "../python/scopes.ts";
import type { ParsedModule } from "./module.ts";

/** What an imported name is, as the other modules of the workspace tell. */
export type ImportedName =
  /** Made in a module of the workspace. */
  | { readonly kind: "made"; readonly module: ParsedModule; readonly binding: Binding }
  /** Passed on from outside of the workspace: `torch.nn.SiLU`. */
  | { readonly kind: "external"; readonly qualifiedName: string };

/** In how many modules a name is looked for: a package may pass on those of many by `import *`. */
const mostModules = 40;

/** Which names were looked for in a module: star imports lead to one module on many ways. */
type Met = Map<ParsedModule, Set<string>>;

/** Follows an imported name, `.layers.Swish`, through the modules of the workspace. */
export function resolveImported(
  qualifiedName: string,
  module: ParsedModule,
  met: Met = new Map(),
): ImportedName | undefined {
  const { surroundings } = module;
  if (!surroundings?.moduleNamed || met.size > mostModules) return undefined;
  const [dots = ""] = /^\.*/.exec(qualifiedName) ?? [];
  const parts = qualifiedName.slice(dots.length).split(".");
  for (let length = parts.length - 1; length >= (dots === "" ? 1 : 0); length--) {
    const owner = surroundings.moduleNamed(dots + parts.slice(0, length).join("."));
    const found = owner && nameIn(owner, parts.slice(length), met);
    if (found) return found;
  }
  return undefined;
}

function nameIn(
  owner: ParsedModule,
  [name = "", ...attributes]: readonly string[],
  met: Met,
): ImportedName | undefined {
  const names = met.get(owner) ?? new Set();
  const path = [name, ...attributes].join(".");
  if (names.has(path)) return undefined;
  met.set(owner, names.add(path));
  const bindings = owner.scopes.root.bindings.get(name) ?? [];
  const binding = bindings.findLast(({ kind }) => kind === "import") ?? bindings.at(-1);
  if (binding?.kind === "import") {
    return throughImport([binding.qualifiedName, ...attributes].join("."), owner, met);
  }
  if (binding)
    return attributes.length === 0 ? { kind: "made", module: owner, binding } : undefined;
  for (const star of owner.scopes.root.starImports.toReversed()) {
    const full = `${star}.${path}`;
    const found = resolveImported(full, owner, met);
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
  met: Met,
): ImportedName | undefined {
  const further = resolveImported(qualifiedName, owner, met);
  if (further) return further;
  return qualifiedName.startsWith(".") ? undefined : { kind: "external", qualifiedName };
}
