import type { Work } from "../pace.ts";
import { type Binding, type Bindings, bindStatement, compound, emptyBindings } from "./bindings.ts";
import { bindAttributes, bindParameters, bindTargets, childrenBetween } from "./bindings.ts";
import type { Meaning } from "./names.ts";
import { childrenOf, type SyntaxNode, type Tree } from "./syntax.ts";

export type { Binding } from "./bindings.ts";

const scopeKinds = ["module", "function", "class", "comprehension"] as const;

export type ScopeKind = (typeof scopeKinds)[number];

/** What all scopes of a module are read from. */
interface ScopeSource {
  readonly text: string;
  /** What `global` and `nonlocal` in inner functions change. */
  readonly rebound: readonly Rebound[];
  readonly mayHaveWalruses: boolean;
}

/** A region of source with names of its own. What it binds is read when it is first asked for. */
export class Scope {
  readonly kind: ScopeKind;
  /** The definition, lambda or comprehension; of a module its tree's top. */
  readonly node: SyntaxNode;
  readonly parent: Scope | undefined;
  readonly #source: ScopeSource;
  #bindings: Bindings | undefined;
  #attributes: ReadonlyMap<string, readonly Binding[]> | undefined;

  constructor(kind: ScopeKind, node: SyntaxNode, parent: Scope | undefined, source: ScopeSource) {
    this.kind = kind;
    this.node = node;
    this.parent = parent;
    this.#source = source;
  }

  /** Everything that is bound here, in the order of the text. */
  get bindings(): ReadonlyMap<string, readonly Binding[]> {
    return this.#read().names;
  }

  /** Modules whose names were all imported, `from torch.nn import *`, in order. */
  get starImports(): readonly string[] {
    return this.#read().starImports;
  }

  /** Of a class: what its methods assign to attributes of their first parameter. */
  get attributes(): ReadonlyMap<string, readonly Binding[]> {
    this.#attributes ??=
      this.kind === "class"
        ? bindAttributes(this.node, this.#source.text)
        : new Map<string, Binding[]>();
    return this.#attributes;
  }

  /** Reads the bindings with pauses: worth it for a module, whose statements may be many. */
  *reading(): Work<void> {
    const found = emptyBindings(this.#source.mayHaveWalruses);
    yield* this.#collect(found);
    this.#bindings = found;
  }

  #read(): Bindings {
    if (this.#bindings) return this.#bindings;
    const found = emptyBindings(this.#source.mayHaveWalruses);
    for (const work = this.#collect(found); !work.next().done;);
    this.#bindings = found;
    return found;
  }

  *#collect(found: Bindings): Work<void> {
    const { node, kind } = this;
    const { text, rebound } = this.#source;
    if (kind === "comprehension") {
      bindTargets(childrenBetween(node, "for", "in"), found, text);
    } else {
      if (kind === "function") bindParameters(node, found, text);
      const body = kind === "module" ? node : node.getChild("Body");
      if (body) yield* walkStatements(body, (statement) => bindStatement(statement, found, text));
    }
    for (const { names, at, isGlobal } of rebound) {
      const isInside = node.from < at && at < node.to;
      const isAffected = isGlobal ? kind === "module" : kind === "function";
      if (isInside && isAffected && !this.#isOwn(at)) bindTargets(names, found, text);
    }
  }

  /** Whether a place is in this function itself, not in one inside of it. */
  #isOwn(at: number): boolean {
    if (this.kind === "module") return false;
    let node: SyntaxNode | null = this.node.resolve(at, 1);
    for (; node; node = node.parent) {
      if (/^(?:FunctionDefinition|LambdaExpression)$/.test(node.name)) break;
    }
    return node?.from === this.node.from;
  }
}

/** A `global` or `nonlocal` statement. */
interface Rebound {
  readonly names: readonly SyntaxNode[];
  readonly at: number;
  readonly isGlobal: boolean;
}

/** The scopes of one module. */
export class Scopes {
  readonly root: Scope;
  readonly #source: ScopeSource;
  /** What names were found to mean, by their ends; see `meaningOf`. */
  readonly meanings = new Map<number, { from: number; meaning: Meaning | undefined }>();
  /** By the start of the definition and its kind. */
  readonly #entered = new Map<number, Scope>();
  readonly #tree: Tree;

  constructor(tree: Tree, text: string) {
    this.#tree = tree;
    this.#source = {
      text,
      rebound: readRebound(tree, text),
      mayHaveWalruses: text.includes(":="),
    };
    this.root = new Scope("module", tree.topNode, undefined, this.#source);
  }

  /** The innermost scope at an offset. */
  at(offset: number): Scope {
    return this.of(this.#tree.resolveInner(offset, 1));
  }

  /** The scope that a node is read in; defaults, annotations and base classes in the one around. */
  of(node: SyntaxNode): Scope {
    const around: { node: SyntaxNode; kind: ScopeKind }[] = [];
    let child = node;
    const itself = kindOf(node.name);
    if (itself === "comprehension" || node.name === "LambdaExpression") {
      around.push({ node, kind: itself ?? "function" });
    }
    for (let parent = child.parent; parent; parent = child.parent) {
      const kind = kindOf(parent.name);
      if (kind && (child.name === "Body" || !parent.name.endsWith("Definition"))) {
        around.push({ node: parent, kind });
      }
      child = parent;
    }
    let scope = this.root;
    for (const { node: inner, kind } of around.reverse()) scope = this.#enter(inner, kind, scope);
    return scope;
  }

  /** The scope of a class definition's body. */
  ofClass(definition: SyntaxNode): Scope {
    return this.#enter(definition, "class", this.of(definition));
  }

  #enter(node: SyntaxNode, kind: ScopeKind, parent: Scope): Scope {
    const key = node.from * scopeKinds.length + scopeKinds.indexOf(kind);
    const known = this.#entered.get(key);
    if (known) return known;
    const scope = new Scope(kind, node, parent, this.#source);
    this.#entered.set(key, scope);
    return scope;
  }
}

/** The scopes of a module, its own names read: work that can pause every now and then. */
export function* readScopes(tree: Tree, text: string): Work<Scopes> {
  const scopes = new Scopes(tree, text);
  yield* scopes.root.reading();
  return scopes;
}

const kinds: Readonly<Record<string, ScopeKind>> = {
  FunctionDefinition: "function",
  LambdaExpression: "function",
  ClassDefinition: "class",
  ArrayComprehensionExpression: "comprehension",
  ComprehensionExpression: "comprehension",
  SetComprehensionExpression: "comprehension",
  DictionaryComprehensionExpression: "comprehension",
};

function kindOf(name: string): ScopeKind | undefined {
  return kinds[name];
}

/** Every statement of a body, those in branches and loops too, not those of inner definitions. */
function* walkStatements(body: SyntaxNode, take: (statement: SyntaxNode) => void): Work<void> {
  // A stack of its own, so that deeply nested source cannot overflow the call stack.
  const pending: SyntaxNode[] = [];
  let statements = 0;
  for (let node: SyntaxNode | null | undefined = body; node;) {
    if (node !== body) take(node);
    const inner: SyntaxNode | null = compound.test(node.name) ? node.firstChild : null;
    const next: SyntaxNode | null = node === body ? null : node.nextSibling;
    if (inner && next) pending.push(next);
    node = inner ?? next ?? pending.pop();
    if (++statements % 100 === 0) yield;
  }
}

function readRebound(tree: Tree, text: string): Rebound[] {
  // In most texts neither word stands at the start of a line.
  if (!text.includes("global ") && !text.includes("nonlocal ")) return [];
  return Array.from(text.matchAll(/^[ \t]*(global|nonlocal) +/gm), (found): Rebound => {
    const at = found.index + found[0].length;
    const statement = tree.resolveInner(at, 1).parent;
    const isStatement = statement?.name === "ScopeStatement";
    const names = isStatement
      ? childrenOf(statement).filter(({ name }) => name === "VariableName")
      : [];
    return { names, at, isGlobal: found[1] === "global" };
  });
}
