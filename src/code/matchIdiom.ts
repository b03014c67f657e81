import { canonicalName } from "../activations/frameworks.ts";
import { isConditional, meaningOf } from "../python/names.ts";
import { enclosing, type SyntaxNode } from "../python/syntax.ts";
import type { Idiom } from "./idioms/idiom.ts";
import type { Match, MatchContext } from "./idioms/bindings.ts";
import { match } from "./idioms/match.ts";
import { readTerm, type TermSource } from "./idioms/readTerm.ts";
import type { Term } from "./idioms/term.ts";
import type { ParsedModule } from "./module.ts";
import { qualifiedNamesOf } from "./places.ts";
import type { SpellingIndex } from "./spellingIndex.ts";

/** The idiom that a term is; of several the one whose functions are the source's own. */
export function matchIdiom(
  term: Term,
  module: ParsedModule,
  index: SpellingIndex,
): { idiom: Idiom; match: Match } | undefined {
  let best: { idiom: Idiom; match: Match } | undefined;
  for (const idiom of index.idioms()) {
    const found = match(idiom.term, term, contextOf(idiom, module, index));
    if (!found || (best && best.match.departures <= found.departures)) continue;
    best = { idiom, match: found };
  }
  return best;
}

function contextOf(
  { parameters }: Idiom,
  module: ParsedModule,
  index: SpellingIndex,
): MatchContext {
  return {
    parameters,
    activationOf: (callee) => index.byQualifiedName(callee)?.spelling.activation,
    definitionOf: (term) => definitionOf(term, module, index),
  };
}

function definitionOf(
  { node }: Term,
  module: ParsedModule,
  index: SpellingIndex,
): Term | undefined {
  const definition = node && definitionNode(node, module);
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
