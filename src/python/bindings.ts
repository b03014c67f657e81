import { childrenOf, type SyntaxNode } from "./syntax.ts";

/** What gives a name its meaning at one place. */
export type Binding = {
  /** Offset of the binding; later ones win. */
  readonly at: number;
  /** The statement, definition, parameter or target that binds. */
  readonly node: SyntaxNode;
} & (
  | { readonly kind: "import"; readonly qualifiedName: string }
  | { readonly kind: "value"; readonly value: SyntaxNode }
  | { readonly kind: "function" | "class" }
  | { readonly kind: "parameter"; readonly default?: SyntaxNode }
  /** A loop variable, an unpacked tuple, `with … as`: bound to something that is not followed. */
  | { readonly kind: "other" }
);

/** What statements bind, as it is collected. */
export interface Bindings {
  readonly names: Map<string, Binding[]>;
  readonly starImports: string[];
  /** False where no `:=` is in the whole text: then none is searched in each statement. */
  readonly mayHaveWalruses: boolean;
}

export function emptyBindings(mayHaveWalruses = false): Bindings {
  return { names: new Map(), starImports: [], mayHaveWalruses };
}

function bind({ names }: Bindings, name: string, binding: Binding): void {
  const earlier = names.get(name);
  if (earlier) earlier.push(binding);
  else names.set(name, [binding]);
}

/** Records what one statement binds, not what the statements inside of it do. */
export function bindStatement(node: SyntaxNode, found: Bindings, text: string): void {
  switch (node.name) {
    case "ImportStatement":
      bindImports(node, found, text);
      return;
    case "FunctionDefinition":
    case "ClassDefinition": {
      const name = node.getChild("VariableName");
      const kind = node.name === "ClassDefinition" ? "class" : "function";
      if (name) bind(found, text.slice(name.from, name.to), { kind, node, at: node.from });
      return;
    }
    case "AssignStatement":
      bindAssignment(node, (target, value) => bindTarget(target, value, node, found, text));
      bindWalruses(node, found, text);
      return;
    case "UpdateStatement":
      bindTargets(childrenOf(node).slice(0, 1), found, text);
      return;
    case "ForStatement":
      bindTargets(childrenBetween(node, "for", "in"), found, text);
      return;
    case "WithStatement":
    case "TryStatement":
      bindTargets(
        childrenOf(node).filter(({ prevSibling }) => prevSibling?.name === "as"),
        found,
        text,
      );
      return;
    default:
      if (node.name.endsWith("Statement") || node.name === "NamedExpression") {
        bindWalruses(node, found, text);
      }
  }
}

/** What the methods of a class assign to attributes of their first parameter, `self`. */
export function bindAttributes(definition: SyntaxNode, text: string): Map<string, Binding[]> {
  const found = emptyBindings();
  const body = definition.getChild("Body");
  for (let child = body?.firstChild ?? null; child; child = child.nextSibling) {
    const method =
      child.name === "DecoratedStatement" ? child.getChild("FunctionDefinition") : child;
    const self = method?.name === "FunctionDefinition" ? firstParameter(method) : null;
    if (!method || !self) continue;
    bindAttributesOf(method, text.slice(self.from, self.to), found, text);
  }
  return found.names;
}

function bindAttributesOf(method: SyntaxNode, self: string, found: Bindings, text: string): void {
  const cursor = method.cursor();
  do {
    const { name } = cursor;
    if (cursor.from >= method.to && name !== method.name) break;
    if (name !== "AssignStatement" && name !== "UpdateStatement") continue;
    const { node } = cursor;
    if (name === "UpdateStatement") {
      const attribute = node.firstChild && attributeOf(node.firstChild, self, text);
      if (attribute) bind(found, attribute, { kind: "other", node, at: node.from });
      continue;
    }
    bindAssignment(node, (target, value) => {
      const attribute = attributeOf(target, self, text);
      if (attribute === undefined) return;
      const shared = { node, at: node.from };
      bind(
        found,
        attribute,
        value ? { ...shared, kind: "value", value } : { ...shared, kind: "other" },
      );
    });
  } while (cursor.next(holdsStatements(cursor.name)));
}

/** Whether statements may stand in a node, those of inner functions and classes too. */
function holdsStatements(name: string): boolean {
  return compound.test(name) || name.endsWith("Definition");
}

/** Nodes that statements stand in, and that have no names of their own. */
export const compound =
  /^(?:(?:If|For|While|Try|With|Match|Decorated)Statement|StatementGroup|MatchBody|MatchClause|Body|Script)$/;

/** The name of an attribute of `self`. */
function attributeOf(target: SyntaxNode, self: string, text: string): string | undefined {
  if (target.name !== "MemberExpression") return undefined;
  const [object, dot, property] = childrenOf(target);
  if (object?.name !== "VariableName" || dot?.name !== "." || !property) return undefined;
  if (text.slice(object.from, object.to) !== self) return undefined;
  return text.slice(property.from, property.to);
}

/** The first parameter of a function: `self` of a method. */
function firstParameter(definition: SyntaxNode): SyntaxNode | null {
  return definition.getChild("ParamList")?.getChild("VariableName") ?? null;
}

function bindImports(node: SyntaxNode, found: Bindings, text: string): void {
  const textOf = ({ from, to }: SyntaxNode) => text.slice(from, to);
  const parts = childrenOf(node);
  const importAt = parts.findIndex(({ name }) => name === "import");
  const isFrom = parts[0]?.name === "from";
  const module = isFrom ? parts.slice(1, importAt).map(textOf).join("") : "";
  for (const names of splitAtCommas(parts.slice(importAt + 1))) {
    if (names[0]?.name === "*") {
      found.starImports.push(module);
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
    bind(found, alias ? textOf(alias) : firstName, {
      kind: "import",
      qualifiedName: alias || isFrom ? qualifiedName : firstName,
      node,
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

/** Binds the parameters of a `def` or a `lambda`. */
export function bindParameters(definition: SyntaxNode, found: Bindings, text: string): void {
  for (const { name, node, default: value } of parametersOf(definition, text)) {
    const shared = { node, at: node.from };
    bind(found, name, { kind: "parameter", ...shared, ...(value ? { default: value } : {}) });
  }
}

/** One parameter of a function. */
export interface ParameterOf {
  readonly name: string;
  readonly node: SyntaxNode;
  readonly default?: SyntaxNode;
  /** Place among the positional ones; absent for keyword-only ones, `*args` and `**kwargs`. */
  readonly position?: number;
}

/** The parameters of a `def` or a `lambda`, in order. */
export function parametersOf(definition: SyntaxNode, text: string): ParameterOf[] {
  const list = definition.getChild("ParamList");
  if (!list) return [];
  const parts = childrenOf(list);
  const parameters: ParameterOf[] = [];
  let position: number | undefined = 0;
  for (const [i, part] of parts.entries()) {
    const before = parts[i - 1]?.name;
    if (part.name === "*" || part.name === "**") position = undefined;
    if (part.name !== "VariableName" || before === "AssignOp") continue;
    const equals = parts[i + 1]?.name === "TypeDef" ? i + 2 : i + 1;
    const value = parts[equals]?.name === "AssignOp" ? parts[equals + 1] : undefined;
    parameters.push({
      name: text.slice(part.from, part.to),
      node: part,
      ...(value && { default: value }),
      ...(position !== undefined && { position }),
    });
    if (position !== undefined) position++;
  }
  return parameters;
}

/**
 * Tells every target of an assignment with its value: of `a, b = c, d` those that belong together,
 * undefined where a tuple is taken apart that is not written out.
 */
function bindAssignment(
  node: SyntaxNode,
  take: (target: SyntaxNode, value: SyntaxNode | undefined) => void,
): void {
  const groups: SyntaxNode[][] = [[]];
  for (const part of childrenOf(node)) {
    if (part.name === "AssignOp") groups.push([]);
    else if (part.name !== "," && part.name !== "TypeDef") groups.at(-1)?.push(part);
  }
  const values = groups.length > 1 ? groups.pop() : undefined;
  if (!values || values.length === 0) return;
  for (const targets of groups) pairUp(targets, values, take);
}

function pairUp(
  targets: readonly SyntaxNode[],
  values: readonly SyntaxNode[],
  take: (target: SyntaxNode, value: SyntaxNode | undefined) => void,
): void {
  const [target, another] = targets;
  const [value, more] = values;
  if (!target) return;
  if (!another && !isSequence(target)) {
    take(target, more ? undefined : value);
    return;
  }
  const inner = another ? targets : elementsOf(target);
  const given = more ? values : value && isSequence(value) ? elementsOf(value) : [];
  // `a, *rest = …` shifts what follows.
  const isPaired =
    given.length === inner.length && [...inner, ...given].every(({ name }) => name !== "*");
  for (const [i, part] of inner.entries()) {
    const own = isPaired ? given[i] : undefined;
    if (isSequence(part)) pairUp([part], own ? [own] : [], take);
    else take(part, own);
  }
}

function isSequence({ name }: SyntaxNode): boolean {
  return name === "TupleExpression" || name === "ArrayExpression";
}

function elementsOf(sequence: SyntaxNode): SyntaxNode[] {
  return childrenOf(sequence).filter(({ name }) => !/^[()[\],]$/.test(name));
}

function bindTarget(
  target: SyntaxNode,
  value: SyntaxNode | undefined,
  node: SyntaxNode,
  found: Bindings,
  text: string,
): void {
  if (target.name !== "VariableName" || !value) {
    bindTargets([target], found, text);
    return;
  }
  bind(found, text.slice(target.from, target.to), { kind: "value", value, node, at: node.from });
}

/** `(act := make())`, anywhere in a statement's own expressions. */
function bindWalruses(statement: SyntaxNode, found: Bindings, text: string): void {
  if (!found.mayHaveWalruses) return;
  const body = statement.getChild("Body");
  const end = body?.from ?? statement.to;
  if (end - statement.from > longestWalrus) return;
  if (!text.slice(statement.from, end).includes(":=")) return;
  const cursor = statement.cursor();
  do {
    if (cursor.from >= end) break;
    if (cursor.name !== "NamedExpression") continue;
    const { node } = cursor;
    const [target, , value] = childrenOf(node);
    if (target && value) bindTarget(target, value, node, found, text);
  } while (cursor.next());
}

/** In characters: a list of a million numbers is not searched. */
const longestWalrus = 10_000;

/** Binds every plain name in `targets`, nested tuples included, to something that is not followed. */
export function bindTargets(targets: readonly SyntaxNode[], found: Bindings, text: string): void {
  for (const target of targets) {
    if (target.name === "VariableName") {
      bind(found, text.slice(target.from, target.to), {
        kind: "other",
        node: target,
        at: target.from,
      });
    } else if (/^(Tuple|Array|Parenthesized)Expression$/.test(target.name)) {
      bindTargets(childrenOf(target), found, text);
    }
  }
}

/** The children after each `start` and before the `end` that follows it. */
export function childrenBetween(node: SyntaxNode, start: string, end: string): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  let inside = false;
  for (const child of childrenOf(node)) {
    if (child.name === start) inside = true;
    else if (child.name === end) inside = false;
    else if (inside) found.push(child);
  }
  return found;
}
