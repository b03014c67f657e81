import type { Binding, Scope, Scopes } from "./scopes.ts";
import { childrenOf, enclosing, type SyntaxNode, withoutParentheses } from "./syntax.ts";

/** Source of one module with what it binds: all that is needed to say what a name means. */
export interface PythonSource {
  readonly text: string;
  readonly scopes: Scopes;
}

/** What an expression refers to. */
export type Meaning =
  /** Something imported, under its full name as far as imports tell: `torch.nn.functional.relu`. */
  | {
      readonly kind: "imported";
      readonly qualifiedName: string;
      /** The file has a substitute of its own for when the import fails. */
      readonly hasStandIn?: true;
    }
  /** Something that the file itself makes. */
  | {
      readonly kind: "local";
      /** The one that counts, the last of those that may be in force. */
      readonly binding: Binding;
      /** All that may be in force: those of other branches too. */
      readonly candidates: readonly Binding[];
    }
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
  if (aliases > 0) return readMeaning(expression, source, aliases);
  // Of names and of dotted names no two end at the same place and begin at the same.
  const { meanings } = source.scopes;
  const known = meanings.get(expression.to);
  if (known?.from === expression.from) return known.meaning;
  const meaning = readMeaning(expression, source, aliases);
  if (meanings.size > mostMeanings) meanings.clear();
  meanings.set(expression.to, { from: expression.from, meaning });
  return meaning;
}

/** How many answers are remembered: a name is asked for several times in a row. */
const mostMeanings = 10_000;

function readMeaning(
  expression: SyntaxNode,
  source: PythonSource,
  aliases: number,
): Meaning | undefined {
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
  const owner = meaningIn(source.scopes.of(node), name, node.from, source, aliases);
  if (attributes.length === 0) return owner;
  if (owner.kind === "unbound" && owner.starImports.length > 0) {
    return { ...owner, name: [owner.name, ...attributes].join(".") };
  }
  if (owner.kind !== "imported") return undefined;
  return { ...owner, qualifiedName: [owner.qualifiedName, ...attributes].join(".") };
}

/** What a name means at an offset. */
export function meaningOfName(name: string, offset: number, source: PythonSource): Meaning {
  return meaningIn(source.scopes.at(offset), name, offset, source, 0);
}

function meaningIn(
  innermost: Scope,
  name: string,
  offset: number,
  source: PythonSource,
  aliases: number,
): Meaning {
  const starImports: string[] = [];
  // Comprehensions and class bodies run where they stand; a function's body runs later.
  let runsInPlace = true;
  for (let scope: Scope | undefined = innermost; scope; scope = scope.parent) {
    // Names of a class body are not visible in the scopes inside it.
    const isHidden = scope.kind === "class" && scope !== innermost;
    const bindings = isHidden ? undefined : scope.bindings.get(name);
    if (bindings) return follow(reaching(bindings, offset, runsInPlace), source, aliases);
    starImports.unshift(...scope.starImports);
    runsInPlace &&= scope.kind === "comprehension" || scope.kind === "class";
  }
  return { kind: "unbound", name, starImports };
}

/**
 * The bindings that may be in force at an offset, in the order of the text; never none.
 *
 * In the scope of the use those above it, back to the last one that is not in a branch which the use
 * is not in. Seen from an inner scope, whose code runs later, the same from the end of the scope.
 */
function reaching(
  bindings: readonly Binding[],
  offset: number,
  runsInPlace: boolean,
): readonly Binding[] {
  if (bindings.length === 1) return bindings;
  // Behind the others stand those that inner functions make by `global` and `nonlocal`.
  let own = bindings.length;
  for (; own > 0; own--) {
    const last = bindings[own - 1];
    if (!last || !isRebound(last)) break;
    if (!runsInPlace || last.at < offset) return [last];
  }
  const above = runsInPlace ? countBefore(bindings, own, offset) : 0;
  const isInPlace = above > 0;
  const end = isInPlace ? above : own;
  const found: Binding[] = [];
  for (let i = end - 1; i >= 0 && i >= end - mostBindings; i--) {
    const binding = bindings[i];
    if (!binding) break;
    const branch = branchOf(binding.node);
    const isAround = branch && isInPlace && branch.from <= offset && offset < branch.to;
    if (branch && !isAround && isInPlace && isOtherBranch(branch, offset)) continue;
    found.push(binding);
    if (!branch || isAround) break;
  }
  return found.length > 0 ? found.reverse() : bindings.slice(end - 1, end);
}

/** How many bindings in branches are looked at: nobody tells what a name holds after a hundred. */
const mostBindings = 100;

function isRebound({ kind, node }: Binding): boolean {
  return kind === "other" && node.parent?.name === "ScopeStatement";
}

/** How many of the first bindings, which are in the order of the text, stand before an offset. */
function countBefore(bindings: readonly Binding[], own: number, offset: number): number {
  let [low, high] = [0, own];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bindings[middle]?.at ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const branching = /^(?:If|For|While|Try|With|Match)Statement$/;

/** The innermost body around a binding that may not run; a `with` always does. */
function branchOf(node: SyntaxNode): SyntaxNode | undefined {
  let child = node;
  for (let parent = node.parent; parent; parent = child.parent) {
    if (/^(?:Function|Class)Definition$/.test(parent.name)) return undefined;
    if (child.name === "Body" || child.name === "MatchClause") {
      const isBranch = branching.test(parent.name) && parent.name !== "WithStatement";
      if (isBranch || parent.name === "MatchBody") return child;
    }
    child = parent;
  }
  return undefined;
}

/** Whether the use is in another branch of the same `if`, which excludes this one. */
function isOtherBranch(branch: SyntaxNode, offset: number): boolean {
  const { parent } = branch;
  if (parent?.name !== "IfStatement" && parent?.name !== "MatchBody") return false;
  return parent.from <= offset && offset < parent.to;
}

/** Whether a binding only fills in for an import that may fail: `except ImportError: F = None`. */
function isStandIn(binding: Binding, lastImport: Binding): boolean {
  const { node } = binding;
  if (binding.kind === "value" && binding.value.name === "None") return true;
  const attempt = enclosing(node, "TryStatement");
  return attempt !== undefined && attempt.from <= lastImport.at && lastImport.at < attempt.to;
}

function follow(candidates: readonly Binding[], source: PythonSource, aliases: number): Meaning {
  const last = candidates.at(-1);
  if (!last) throw new Error("A bound name has at least one binding");
  const lastImport = candidates.findLast(({ kind }) => kind === "import");
  const isFilledIn =
    lastImport !== undefined &&
    candidates.every((one) => one.kind === "import" || isStandIn(one, lastImport));
  if (lastImport?.kind === "import" && (isFilledIn || last === lastImport)) {
    const hasStandIn = candidates.some(({ kind }) => kind === "class" || kind === "function");
    return {
      kind: "imported",
      qualifiedName: lastImport.qualifiedName,
      ...(hasStandIn && { hasStandIn: true }),
    };
  }
  const aliased = candidates.map((binding) => aliasOf(binding, source, aliases));
  const [first] = aliased;
  const isOne =
    first?.kind === "imported" &&
    aliased.every((one) => one?.kind === "imported" && one.qualifiedName === first.qualifiedName);
  return isOne ? first : { kind: "local", binding: last, candidates };
}

/** What `a = b` makes of `a`, where `b` is imported. */
function aliasOf(binding: Binding, source: PythonSource, aliases: number): Meaning | undefined {
  if (binding.kind === "import") {
    const { qualifiedName } = binding;
    return { kind: "imported", qualifiedName };
  }
  if (binding.kind !== "value") return undefined;
  const value = withoutParentheses(binding.value);
  if (value.name !== "VariableName" && value.name !== "MemberExpression") return undefined;
  const meaning = meaningOf(value, source, aliases + 1);
  return meaning?.kind === "imported" ? meaning : undefined;
}

/** Whether a value is bound in a branch or a loop, so that another binding may be the one in force. */
export function isConditional(value: SyntaxNode): boolean {
  const branch = branchOf(value);
  return branch !== undefined;
}
