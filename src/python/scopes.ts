import type { Work } from "../pace.ts";
import { childrenOf, type SyntaxNode, type Tree } from "./syntax.ts";

/** What gives a name its meaning at one place. */
export type Binding = {
  /** Offset of the binding; later ones win. */
  readonly at: number;
} & (
  | { readonly kind: "import"; readonly qualifiedName: string }
  | { readonly kind: "value"; readonly value: SyntaxNode }
  | { readonly kind: "function" | "class"; readonly node: SyntaxNode }
  | { readonly kind: "parameter"; readonly default?: SyntaxNode }
  /** A loop variable, an unpacked tuple, `with … as`: bound to something that is not followed. */
  | { readonly kind: "other" }
);

/** A region of source with names of its own. */
export interface Scope {
  readonly kind: "module" | "function" | "class" | "comprehension";
  readonly from: number;
  readonly to: number;
  readonly parent: Scope | undefined;
  /** In the order of the text; they do not overlap. */
  readonly children: readonly Scope[];
  readonly bindings: ReadonlyMap<string, readonly Binding[]>;
  /** Modules whose names were all imported, `from torch.nn import *`, in order. */
  readonly starImports: readonly string[];
}

interface OpenScope extends Scope {
  readonly parent: OpenScope | undefined;
  readonly children: OpenScope[];
  readonly bindings: Map<string, Binding[]>;
  readonly starImports: string[];
}

/** The scopes of a module and every name that it binds: work that can pause every now and then. */
export function* readScopes(tree: Tree, text: string): Work<Scope> {
  const root = openScope("module", tree.topNode, undefined);
  yield* visit(tree.topNode, root, text);
  return root;
}

/** The innermost scope at an offset. */
export function scopeAt(root: Scope, offset: number): Scope {
  let scope = root;
  for (;;) {
    const inner = childAt(scope.children, offset);
    if (!inner) return scope;
    scope = inner;
  }
}

/** The one of these disjoint scopes, in the order of the text, that an offset is in. */
function childAt(scopes: readonly Scope[], offset: number): Scope | undefined {
  let low = 0;
  let high = scopes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const scope = scopes[middle];
    if (scope && scope.to <= offset) low = middle + 1;
    else high = middle;
  }
  const found = scopes[low];
  return found && found.from <= offset ? found : undefined;
}

function openScope(
  kind: Scope["kind"],
  { from, to }: SyntaxNode,
  parent: OpenScope | undefined,
): OpenScope {
  const scope: OpenScope = {
    kind,
    from,
    to,
    parent,
    children: [],
    bindings: new Map(),
    starImports: [],
  };
  parent?.children.push(scope);
  return scope;
}

function bind(scope: OpenScope, name: string, binding: Binding): void {
  const earlier = scope.bindings.get(name);
  if (earlier) earlier.push(binding);
  else scope.bindings.set(name, [binding]);
}

/** Walks with a stack of its own, so that deeply nested source cannot overflow the call stack. */
function* visit(top: SyntaxNode, root: OpenScope, text: string): Work<void> {
  const pending: { node: SyntaxNode; scope: OpenScope }[] = [{ node: top, scope: root }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, scope } = next;
    const inner = bindAndEnter(node, scope, text);
    const isDefinition = /^(?:Function|Class)Definition$/.test(node.name);
    let siblings = 0;
    for (let child = node.lastChild; child; child = child.prevSibling) {
      // A list of a million numbers is a million siblings.
      if (++siblings % 1_000 === 0) yield;
      // Defaults, annotations and base classes are read in the scope around.
      const own = isDefinition && child.name !== "Body" ? scope : inner;
      if (child.firstChild) pending.push({ node: child, scope: own });
    }
    yield;
  }
}

/** Records what a node binds and returns the scope of its children. */
function bindAndEnter(node: SyntaxNode, scope: OpenScope, text: string): OpenScope {
  const textOf = ({ from, to }: SyntaxNode) => text.slice(from, to);
  switch (node.name) {
    case "ImportStatement":
      bindImports(node, scope, textOf);
      return scope;
    case "FunctionDefinition":
    case "ClassDefinition": {
      const name = node.getChild("VariableName");
      const kind = node.name === "ClassDefinition" ? "class" : "function";
      if (name) bind(scope, textOf(name), { kind, node, at: node.from });
      const inner = openScope(kind, node.getChild("Body") ?? node, scope);
      bindParameters(node, inner, textOf);
      return inner;
    }
    case "LambdaExpression": {
      const inner = openScope("function", node, scope);
      bindParameters(node, inner, textOf);
      return inner;
    }
    case "ArrayComprehensionExpression":
    case "ComprehensionExpression":
    case "SetComprehensionExpression":
    case "DictionaryComprehensionExpression": {
      const inner = openScope("comprehension", node, scope);
      bindTargets(childrenBetween(node, "for", "in"), inner, textOf);
      return inner;
    }
    case "AssignStatement":
      bindAssignment(node, scope, textOf);
      return scope;
    case "NamedExpression": {
      const [target, , value] = childrenOf(node);
      if (target && value) bind(scope, textOf(target), { kind: "value", value, at: node.from });
      return scope;
    }
    case "UpdateStatement":
      bindTargets(childrenOf(node).slice(0, 1), scope, textOf);
      return scope;
    case "ScopeStatement":
      // What a function assigns to a global name changes it for all: it is not followed any more.
      for (let outer = scope.parent; outer; outer = outer.parent) {
        bindTargets(node.getChildren("VariableName"), outer, textOf);
      }
      return scope;
    case "ForStatement":
      bindTargets(childrenBetween(node, "for", "in"), scope, textOf);
      return scope;
    case "WithStatement":
    case "TryStatement":
      bindTargets(
        childrenOf(node).filter(({ prevSibling }) => prevSibling?.name === "as"),
        scope,
        textOf,
      );
      return scope;
    default:
      return scope;
  }
}

type TextOf = (node: SyntaxNode) => string;

function bindImports(node: SyntaxNode, scope: OpenScope, textOf: TextOf): void {
  const parts = childrenOf(node);
  const importAt = parts.findIndex(({ name }) => name === "import");
  const isFrom = parts[0]?.name === "from";
  const module = isFrom ? parts.slice(1, importAt).map(textOf).join("") : "";
  for (const names of splitAtCommas(parts.slice(importAt + 1))) {
    if (names[0]?.name === "*") {
      scope.starImports.push(module);
      continue;
    }
    const asAt = names.findIndex(({ name }) => name === "as");
    const path = (asAt < 0 ? names : names.slice(0, asAt)).map(textOf).join("");
    const alias = asAt < 0 ? undefined : names[asAt + 1];
    if (path === "") continue;
    const separator = module.endsWith(".") ? "" : ".";
    const qualifiedName = isFrom ? `${module}${separator}${path}` : path;
    // `import a.b` binds `a` alone.
    const firstName = isFrom ? path : (path.split(".")[0] ?? path);
    bind(scope, alias ? textOf(alias) : firstName, {
      kind: "import",
      qualifiedName: alias || isFrom ? qualifiedName : firstName,
      at: node.from,
    });
  }
}

function splitAtCommas(nodes: readonly SyntaxNode[]): SyntaxNode[][] {
  const groups: SyntaxNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === "," || node.name === "(" || node.name === ")") groups.push([]);
    else groups.at(-1)?.push(node);
  }
  return groups.filter(({ length }) => length > 0);
}

function bindParameters(node: SyntaxNode, scope: OpenScope, textOf: TextOf): void {
  const list = node.getChild("ParamList");
  if (!list) return;
  const parts = childrenOf(list);
  for (const [i, part] of parts.entries()) {
    if (part.name !== "VariableName" || parts[i - 1]?.name === "AssignOp") continue;
    const equals = parts[i + 1]?.name === "TypeDef" ? i + 2 : i + 1;
    const value = parts[equals]?.name === "AssignOp" ? parts[equals + 1] : undefined;
    bind(scope, textOf(part), {
      kind: "parameter",
      at: part.from,
      ...(value ? { default: value } : {}),
    });
  }
}

function bindAssignment(node: SyntaxNode, scope: OpenScope, textOf: TextOf): void {
  const parts = childrenOf(node);
  const lastEquals = parts.findLastIndex(({ name }) => name === "AssignOp");
  if (lastEquals < 0) return;
  const values = parts.slice(lastEquals + 1);
  const [value] = values;
  const targets = parts.slice(0, lastEquals);
  const isPlain = targets.every(({ name }) =>
    ["VariableName", "AssignOp", "TypeDef"].includes(name),
  );
  if (value && values.length === 1 && isPlain) {
    for (const target of targets) {
      if (target.name === "VariableName") {
        bind(scope, textOf(target), { kind: "value", value, at: node.from });
      }
    }
    return;
  }
  bindTargets(targets, scope, textOf);
}

/** Binds every plain name in `targets`, nested tuples included, to something that is not followed. */
function bindTargets(targets: readonly SyntaxNode[], scope: OpenScope, textOf: TextOf): void {
  for (const target of targets) {
    if (target.name === "VariableName") {
      bind(scope, textOf(target), { kind: "other", at: target.from });
    } else if (/^(Tuple|Array|Parenthesized)Expression$/.test(target.name)) {
      bindTargets(childrenOf(target), scope, textOf);
    }
  }
}

/** The children after each `start` and before the `end` that follows it. */
function childrenBetween(node: SyntaxNode, start: string, end: string): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  let inside = false;
  for (const child of childrenOf(node)) {
    if (child.name === start) inside = true;
    else if (child.name === end) inside = false;
    else if (inside) found.push(child);
  }
  return found;
}
