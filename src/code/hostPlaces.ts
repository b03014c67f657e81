import type { PythonSource } from "../python/names.ts";
import { meaningOf } from "../python/names.ts";
import { childrenOf, isSameNode, type SyntaxNode } from "../python/syntax.ts";
import { type ArgumentPlace, argumentPlaceOf, qualifiedNamesOf, wholeValue } from "./places.ts";
import type { FoundHost, SpellingIndex } from "./spellingIndex.ts";

/** An expression that is passed where a callable takes an activation. */
export interface HostPlace extends FoundHost {
  readonly place: ArgumentPlace;
}

/** The host that an expression is an argument of. */
export function hostPlaceOf(
  expression: SyntaxNode,
  source: PythonSource,
  index: SpellingIndex,
): HostPlace | undefined {
  const place = argumentPlaceOf(expression, source);
  if (!place) return undefined;
  for (const name of qualifiedNamesOf(meaningOf(place.callee, source))) {
    const found = index
      .hostsOf(name)
      .find(({ host }) =>
        place.keyword === undefined
          ? place.position !== undefined && place.position === host.position
          : place.keyword === host.argument,
      );
    if (found) return { ...found, place };
  }
  return undefined;
}

/**
 * Whether a name tells that an activation is meant: the keyword it is passed as, the parameter whose
 * default it is, the key or the name of the dictionary it is in, the name it is bound to.
 */
export function isNamedActivation(expression: SyntaxNode, source: PythonSource): boolean {
  return namesAround(wholeValue(expression), source).some(speaksOfActivation);
}

function namesAround(expression: SyntaxNode, source: PythonSource): string[] {
  const { parent } = expression;
  const textOf = ({ from, to }: SyntaxNode) => source.text.slice(from, to);
  if (!parent) return [];
  switch (parent.name) {
    case "ArgList": {
      const keyword = argumentPlaceOf(expression, source)?.keyword;
      return keyword === undefined ? [] : [keyword];
    }
    case "ParamList":
    case "AssignStatement": {
      const parts = childrenOf(parent);
      const at = parts.findIndex((part) => isSameNode(part, expression));
      const names = parent.name === "ParamList" ? parts.slice(0, at) : parts;
      const name = names.findLast(
        ({ name, to }) => /^(?:Var|Mem)/.test(name) && to <= expression.from,
      );
      return parts[at - 1]?.name === "AssignOp" && name ? [textOf(name)] : [];
    }
    case "DictionaryExpression": {
      const parts = childrenOf(parent);
      const at = parts.findIndex((part) => isSameNode(part, expression));
      const key = parts[at - 1]?.name === ":" ? parts[at - 2] : undefined;
      return key ? [textOf(key), ...namesAround(parent, source)] : [];
    }
    default:
      return [];
  }
}

/** `act_fn`, `self.hidden_activation`, `ACTIVATIONS`, `nonlinearity`. */
function speaksOfActivation(name: string): boolean {
  return name
    .replace(/([a-z])(?=[A-Z])/g, "$1_")
    .split(/[^A-Za-z]+|_/)
    .some((word) => /^(?:acts?|activations?|nonlin(?:earity|earities)?)$/i.test(word));
}
