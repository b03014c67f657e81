import type { Registry } from "../activations/hosts.ts";
import { readCallArguments } from "../python/callArguments.ts";
import { readString } from "../python/literals.ts";
import { meaningOf } from "../python/names.ts";
import { childrenOf, type SyntaxNode, withoutParentheses } from "../python/syntax.ts";
import { type ParsedModule, textOf } from "./module.ts";
import { speaksOfActivation } from "./hostPlaces.ts";
import { qualifiedNamesOf } from "./places.ts";
import type { FoundSpelling, SpellingIndex } from "./spellingIndex.ts";

/** An expression that looks something up by a key: `ACT2FN[key]`, `getattr(F, key)`. */
export interface Lookup {
  /** The name a person would hover: `ACT2FN`, `get`, `getattr`. */
  readonly token: SyntaxNode;
  readonly key: SyntaxNode;
  /** What looks it up: `transformers.activations.ACT2FN`. */
  readonly qualifiedName: string;
  readonly registry?: Registry;
  /** Whether what is found can be applied to a tensor, or is a class; unknown where that depends. */
  readonly gives?: "class" | "callable";
  /** The spelling under a key. */
  readonly find?: (key: string) => FoundSpelling | undefined;
  /** The values of a dictionary of the file, by key; undefined for keys that are not literal. */
  readonly entries?: readonly DictionaryEntry[];
  /** How surely an activation comes out, whatever the key is. */
  readonly certainty: "certain" | "likely" | "ambiguous";
}

/** One entry of a dictionary that is written out. */
export interface DictionaryEntry {
  readonly key: string | undefined;
  readonly value: SyntaxNode;
}

/** The look-up that an expression is. */
export function lookupOf(
  expression: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
): Lookup | undefined {
  if (expression.name === "MemberExpression") return subscript(expression, module, index);
  if (expression.name !== "CallExpression") return undefined;
  return (
    hostLookup(expression, module, index) ??
    attributeLookup(expression, module, index) ??
    getter(expression, module)
  );
}

/** `ACT2FN["gelu"]`, and the same with a dictionary of the file. */
function subscript(
  expression: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
): Lookup | undefined {
  const [mapping, bracket, key, end] = childrenOf(expression);
  if (!mapping || bracket?.name !== "[" || !key || end?.name !== "]") return undefined;
  const token = mapping.lastChild ?? mapping;
  const meaning = meaningOf(mapping, module);
  for (const name of qualifiedNamesOf(meaning)) {
    const registry = index.mappingNamed(name);
    if (registry === undefined) continue;
    return {
      token,
      key,
      qualifiedName: registry,
      registry,
      gives: "callable",
      find: (literal) => index.byKey(registry, literal, { qualifiedName: name }),
      certainty: "certain",
    };
  }
  if (meaning?.kind !== "local" || meaning.candidates.length !== 1) return undefined;
  const entries = meaning.binding.kind === "value" && entriesOf(meaning.binding.value, module);
  if (!entries || entries.length === 0) return undefined;
  return { token, key, qualifiedName: textOf(mapping, module), entries, certainty: "likely" };
}

/** A table of activations is no longer; a list of a million entries is not looked through. */
const mostEntries = 100;

/** The entries of `{"relu": nn.ReLU}` or `dict(relu=nn.ReLU)`; undefined for anything else. */
function entriesOf(given: SyntaxNode, module: ParsedModule): DictionaryEntry[] | undefined {
  const node = withoutParentheses(given);
  if (node.name === "CallExpression" && node.firstChild) {
    const callee = meaningOf(node.firstChild, module);
    const isDict = callee?.kind === "unbound" && callee.name === "dict";
    if (!isDict) return undefined;
    const { keyword } = readCallArguments(node, module.text);
    return Array.from(keyword, ([key, value]) => ({ key, value }));
  }
  if (node.name !== "DictionaryExpression" || node.to - node.from > 20_000) return undefined;
  const parts = childrenOf(node);
  const entries: DictionaryEntry[] = [];
  for (const [i, part] of parts.entries()) {
    const [key, value] = [parts[i - 1], parts[i + 1]];
    if (part.name !== ":" || !key || !value) continue;
    if (entries.length === mostEntries) return undefined;
    const literal = key.name === "String" ? readString(textOf(key, module))?.value : undefined;
    entries.push({ key: literal, value });
  }
  return entries;
}

/** `keras.activations.get(identifier)`, `get_act_layer(name)`. */
function hostLookup(
  call: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
): Lookup | undefined {
  const callee = call.firstChild;
  if (!callee) return undefined;
  for (const name of qualifiedNamesOf(meaningOf(callee, module))) {
    const found = index.hostsOf(name).find(({ host }) => host.gives !== undefined);
    const registry = found?.host.registry;
    if (!found || registry === undefined || found.host.gives === undefined) continue;
    const args = readCallArguments(call, module.text);
    const key = args.positional[0] ?? args.keyword.get(found.host.argument);
    if (!key) return undefined;
    return {
      token: callee.lastChild ?? callee,
      key,
      qualifiedName: found.callable,
      registry,
      gives: found.host.gives,
      find: (literal) => index.byKey(registry, literal, found),
      certainty: "likely",
    };
  }
  return undefined;
}

/** `getattr(nn, "ReLU")`. */
function attributeLookup(
  call: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
): Lookup | undefined {
  const callee = call.firstChild;
  if (callee?.name !== "VariableName" || textOf(callee, module) !== "getattr") return undefined;
  if (meaningOf(callee, module)?.kind !== "unbound") return undefined;
  const [object, key] = readCallArguments(call, module.text).positional;
  const [owner] = object ? qualifiedNamesOf(meaningOf(object, module)) : [];
  if (!key || owner === undefined) return undefined;
  const find = (literal: string) => {
    const found = index.byQualifiedName(`${owner}.${literal}`);
    return found?.spelling.general ? undefined : found;
  };
  return { token: callee, key, qualifiedName: owner, find, certainty: "ambiguous" };
}

const getters =
  /^_*(?:get|make|build|create|select|resolve|choose|lookup|find|load|str2|string_to)_?/i;
const otherParts =
  /norm|conv|block|linear|dense|quant|stat|hook|shape|size|dim|name|map|grad|loss|func_?name|memory|checkpoint|pattern|observer/i;

/** `_get_activation_fn(name)`: a function that says by its name that it makes an activation. */
function getter(call: SyntaxNode, module: ParsedModule): Lookup | undefined {
  const callee = call.firstChild;
  const token = callee?.lastChild ?? callee;
  if (!callee || !token) return undefined;
  const name = textOf(token, module);
  if (!getters.test(name) || !speaksOfActivation(name) || otherParts.test(name)) return undefined;
  const args = readCallArguments(call, module.text);
  const key = args.positional[0] ?? Array.from(args.keyword.values())[0];
  if (!key) return undefined;
  const isImported = meaningOf(callee, module)?.kind === "imported";
  return { token, key, qualifiedName: name, certainty: isImported ? "likely" : "ambiguous" };
}
