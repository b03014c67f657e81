import { type Binding, type Scope, scopeAt } from "./scopes.ts";
import { childrenOf, enclosing, type SyntaxNode, withoutParentheses } from "./syntax.ts";

/** Source of one module with what it binds: all that is needed to say what a name means. */
export interface PythonSource {
  readonly text: string;
  readonly scopes: Scope;
}

/** What an expression refers to. */
export type Meaning =
  /** Something imported, under its full name as far as imports tell: `torch.nn.functional.relu`. */
  | { readonly kind: "imported"; readonly qualifiedName: string }
  /** Something that the file itself makes. */
  | { readonly kind: "local"; readonly binding: Binding }
  /** A name that nothing in the file binds: a builtin, or from one of these star imports. */
  | { readonly kind: "unbound"; readonly name: string; readonly starImports: readonly string[] };

/** How many aliases, `a = b`, are followed in a row. */
const maxAliases = 12;

/** No module that matters has a longer path; a chain of a million attributes must cost nothing. */
const maxAttributes = 12;

/**
 * What a name or a dotted name refers to.
 *
 * Undefined for expressions that are not names, and for attributes of values that are not modules.
 */
export function meaningOf(
  expression: SyntaxNode,
  source: PythonSource,
  aliases = 0,
): Meaning | undefined {
  if (aliases > maxAliases) return undefined;
  const attributes: string[] = [];
  let node = withoutParentheses(expression);
  while (node.name === "MemberExpression") {
    const [object, dot, property] = childrenOf(node);
    if (object === undefined || dot?.name !== "." || property === undefined) return undefined;
    if (attributes.length === maxAttributes) return undefined;
    attributes.unshift(source.text.slice(property.from, property.to));
    node = withoutParentheses(object);
  }
  if (node.name !== "VariableName") return undefined;
  const name = source.text.slice(node.from, node.to);
  const owner = meaningOfName(name, node.from, source, aliases);
  if (attributes.length === 0) return owner;
  if (owner.kind !== "imported") return undefined;
  return { kind: "imported", qualifiedName: [owner.qualifiedName, ...attributes].join(".") };
}

/** What a name means at an offset. */
export function meaningOfName(
  name: string,
  offset: number,
  source: PythonSource,
  aliases = 0,
): Meaning {
  const starImports: string[] = [];
  const innermost = scopeAt(source.scopes, offset);
  // Comprehensions and class bodies run where they stand; a function's body runs later.
  let runsInPlace = true;
  for (let scope: Scope | undefined = innermost; scope; scope = scope.parent) {
    // Names of a class body are not visible in the scopes inside it.
    const isHidden = scope.kind === "class" && scope !== innermost;
    const bindings = isHidden ? undefined : scope.bindings.get(name);
    if (bindings) return follow(inForce(bindings, runsInPlace, offset), bindings, source, aliases);
    starImports.unshift(...scope.starImports);
    runsInPlace &&= scope.kind === "comprehension" || scope.kind === "class";
  }
  return { kind: "unbound", name, starImports };
}

/**
 * The binding that counts.
 *
 * In the scope of the use the last one above it. Seen from an inner scope, whose code runs later,
 * the last one of all, but an import beats its stand-ins: `try: import … except ImportError: F = None`.
 */
function inForce(bindings: readonly Binding[], runsInPlace: boolean, offset: number): Binding {
  const above = runsInPlace ? bindings.filter(({ at }) => at < offset) : [];
  const candidates = above.length > 0 ? above : bindings;
  const last = candidates.at(-1);
  const lastImport = candidates.findLast(({ kind }) => kind === "import");
  const chosen = last && lastImport && isStandIn(last, lastImport) ? lastImport : last;
  if (!chosen) throw new Error("A bound name has at least one binding");
  return chosen;
}

/** Whether a binding only fills in for an import that may fail: `except ImportError: F = None`. */
function isStandIn(binding: Binding, lastImport: Binding): boolean {
  const node = nodeOf(binding);
  if (!node) return false;
  if (node.name === "None") return true;
  const attempt = enclosing(node, "TryStatement");
  return attempt !== undefined && attempt.from <= lastImport.at && lastImport.at < attempt.to;
}

function follow(
  binding: Binding,
  all: readonly Binding[],
  source: PythonSource,
  aliases: number,
): Meaning {
  if (binding.kind === "import") {
    return { kind: "imported", qualifiedName: binding.qualifiedName };
  }
  if (binding.kind === "value" && !(all.length > 1 && isConditional(binding.value))) {
    const value = withoutParentheses(binding.value);
    if (value.name === "VariableName" || value.name === "MemberExpression") {
      const meaning = meaningOf(value, source, aliases + 1);
      if (meaning?.kind === "imported") return meaning;
    }
  }
  return { kind: "local", binding };
}

/** Whether a value is bound in a branch or a loop, so that another binding may be the one in force. */
export function isConditional(value: SyntaxNode): boolean {
  const branches = [
    "IfStatement",
    "ForStatement",
    "WhileStatement",
    "TryStatement",
    "MatchStatement",
  ];
  const around = enclosing(value, ...branches, "FunctionDefinition", "ClassDefinition");
  return around !== undefined && branches.includes(around.name);
}

function nodeOf(binding: Binding): SyntaxNode | undefined {
  switch (binding.kind) {
    case "value":
      return binding.value;
    case "function":
    case "class":
      return binding.node;
    case "import":
    case "parameter":
    case "other":
      return undefined;
  }
}
