import type { PythonSource } from "../python/names.ts";
import { meaningOf } from "../python/names.ts";
import type { SyntaxNode } from "../python/syntax.ts";
import {
  type ArgumentPlace,
  argumentPlaceOf,
  previousOf,
  qualifiedNamesOf,
  wholeValue,
} from "./places.ts";
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
      const before = previousOf(expression);
      if (before?.name !== "AssignOp") return [];
      const name = previousOf(before);
      // In `act: object = torch.sin` the type stands between them.
      const target = name?.name === "TypeDef" ? previousOf(name) : name;
      return target && /^(?:Var|Mem)/.test(target.name) ? [textOf(target)] : [];
    }
    case "DictionaryExpression": {
      const colon = previousOf(expression);
      const key = colon?.name === ":" ? previousOf(colon) : undefined;
      return key ? [textOf(key), ...namesAround(parent, source)] : [];
    }
    default:
      return [];
  }
}

/** `act_fn`, `self.hidden_activation`, `ACTIVATIONS`, `nonlinearity`. */
export function speaksOfActivation(name: string): boolean {
  // Most names say nothing of the kind, and need not be taken apart.
  if (!/act|nonlin|afn/i.test(name)) return false;
  return name
    .replace(/([a-z])(?=[A-Z])/g, "$1_")
    .split(/[^A-Za-z]+|_/)
    .some((word) => /^(?:acts?|activ|activations?|nonlin(?:earity|earities)?|afn)$/i.test(word));
}
