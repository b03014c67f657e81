import { canonicalName } from "../activations/frameworks.ts";
import { isConditional, meaningOf } from "../python/names.ts";
import { enclosing, type SyntaxNode } from "../python/syntax.ts";
import type { Idiom } from "./idioms/idiom.ts";
import type { Match, MatchContext } from "./idioms/bindings.ts";
import { match } from "./idioms/match.ts";
import { readTerm, type TermSource } from "./idioms/readTerm.ts";
import { lastPart, type Term } from "./idioms/term.ts";
import type { ParsedModule } from "./module.ts";
import { qualifiedNamesOf } from "./places.ts";
import type { SpellingIndex } from "./spellingIndex.ts";

/** The idiom that a term is; of several the one whose functions are the source's own. */
export function matchIdiom(
  term: Term,
  module: ParsedModule,
  index: SpellingIndex,
): { idiom: Idiom; match: Match } | undefined {
  // No idiom is a name alone: what it was bound to is looked up once for all of them.
  const named = term.kind === "name" ? definitionOf(term, module, index) : term;
  if (!named || (named.kind === "call" && !index.isInIdioms(lastPart(named.callee))))
    return undefined;
  let best: { idiom: Idiom; match: Match } | undefined;
  for (const idiom of index.idioms()) {
    // Of other kinds of terms only products match: `x` is 1 · x.
    const { kind } = idiom.term;
    if (kind !== named.kind && kind !== "product") continue;
    const found = match(idiom.term, named, contextOf(idiom, module, index));
    if (!found || (best && best.match.departures <= found.departures)) continue;
    best = { idiom, match: found };
  }
  return best;
}

/** The idiom that an expression is. */
export function idiomAt(
  node: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
): { idiom: Idiom; match: Match } | undefined {
  const { idioms } = memoryOf(module);
  const key = keyOf(node);
  if (!idioms.has(key)) {
    idioms.set(key, matchIdiom(readTerm(node, sourceOf(module, index)), module, index));
  }
  return idioms.get(key);
}

/** What was read of the expressions of a module: they are asked for from each of their names. */
interface Memory {
  readonly idioms: Map<number, ReturnType<typeof matchIdiom>>;
  readonly definitions: Map<number, Term | undefined>;
  /** The activations that callables are. */
  readonly activations: Map<string, string | undefined>;
}

/** Gone with the module. */
const memories = new WeakMap<object, Memory>();

function memoryOf({ scopes }: ParsedModule): Memory {
  const known = memories.get(scopes);
  if (known) return known;
  const memory: Memory = { idioms: new Map(), definitions: new Map(), activations: new Map() };
  memories.set(scopes, memory);
  return memory;
}

/** One number for the place of an expression, exact in texts of up to 64 MiB. */
function keyOf({ from, to }: SyntaxNode): number {
  return from * 2 ** 26 + to;
}

function contextOf(
  { parameters }: Idiom,
  module: ParsedModule,
  index: SpellingIndex,
): MatchContext {
  return {
    parameters,
    activationOf(callee) {
      const { activations } = memoryOf(module);
      if (!activations.has(callee))
        activations.set(callee, index.byQualifiedName(callee)?.spelling.activation);
      return activations.get(callee);
    },
    definitionOf: (term) => definitionOf(term, module, index),
  };
}

function definitionOf(
  { node }: Term,
  module: ParsedModule,
  index: SpellingIndex,
): Term | undefined {
  if (node?.name !== "VariableName") return undefined;
  const { definitions } = memoryOf(module);
  const key = keyOf(node);
  if (!definitions.has(key)) definitions.set(key, readDefinition(node, module, index));
  return definitions.get(key);
}

function readDefinition(
  node: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
): Term | undefined {
  const definition = definitionNode(node, module);
  const term = definition && readTerm(definition, sourceOf(module, index));
  return term?.kind === "name" ? undefined : term;
}

/** What a local variable was bound to in the same function; undefined where that may be several. */
export function definitionNode(name: SyntaxNode, module: ParsedModule): SyntaxNode | undefined {
  const meaning = name.name === "VariableName" ? meaningOf(name, module) : undefined;
  if (meaning?.kind !== "local" || meaning.binding.kind !== "value") return undefined;
  const { value } = meaning.binding;
  const functions = ["FunctionDefinition", "LambdaExpression"];
  const isNear = enclosing(value, ...functions)?.from === enclosing(name, ...functions)?.from;
  return isNear && !isConditional(value) ? value : undefined;
}

/** How terms are read from a module: names as its imports resolve them. */
export function sourceOf(module: ParsedModule, index: SpellingIndex): TermSource {
  return {
    text: module.text,
    nameOf(expression) {
      const meaning = meaningOf(expression, module);
      if (meaning?.kind === "imported") return canonicalName(meaning.qualifiedName).name;
      if (meaning?.kind !== "unbound") return undefined;
      const known = qualifiedNamesOf(meaning).find((name) => index.byQualifiedName(name));
      return known === undefined ? meaning.name : canonicalName(known).name;
    },
  };
}
