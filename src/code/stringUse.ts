import type { Host, Registry } from "../activations/hosts.ts";
import type { Spelling } from "../activations/spelling.ts";
import { type CallArguments, noArguments, readCallArguments } from "../python/callArguments.ts";
import { readString } from "../python/literals.ts";
import { meaningOf } from "../python/names.ts";
import { childrenOf, type SyntaxNode } from "../python/syntax.ts";
import { type HostPlace, hostPlaceOf } from "./hostPlaces.ts";
import { type ParsedModule, spanOf } from "./module.ts";
import { describeHost } from "./namedUse.ts";
import { readCall } from "./parametersInForce.ts";
import { qualifiedNamesOf } from "./places.ts";
import type { FoundSpelling, SpellingIndex } from "./spellingIndex.ts";
import type { ActivationUse } from "./use.ts";

/** Longer strings name no activation, and need not be looked at. */
const longestIdentifier = 60;

/** The use of an activation by the identifier that a framework looks up. */
export function stringUse(
  token: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
): ActivationUse | undefined {
  if (token.to - token.from > longestIdentifier) return undefined;
  const string = readString(module.text.slice(token.from, token.to));
  if (!string) return undefined;
  const found =
    keyInMapping(token, string.value, module, index) ??
    keyInArgument(token, string.value, module, index);
  if (!found) return undefined;
  const { spelling, earlier, known } = found.spelled;
  const { activation, parameters } = readCall(found.row ?? spelling, found.args, module.text, {
    // Weights may be initialised for a leaky ReLU of slope 0: by name it is none the less one.
    keepsName: found.row !== undefined,
  });
  const from = token.from + string.start;
  return {
    activation,
    parameters,
    spelling,
    qualifiedName: found.headline,
    category: "string",
    certainty: "certain",
    ...(known && { version: known }),
    ...(earlier.length > 0 && { earlier }),
    ...(found.host && { host: found.host }),
    token: { from, to: from + string.value.length },
    expression: spanOf(token),
  };
}

/** A key that a registry has, and how it is reached. */
interface FoundKey {
  readonly spelled: FoundSpelling;
  /** The spelling as this host calls it, with arguments of the host's own. */
  readonly row?: Spelling;
  readonly args: CallArguments;
  readonly headline: string;
  readonly host?: ActivationUse["host"];
}

/** `ACT2FN["gelu"]`. */
function keyInMapping(
  token: SyntaxNode,
  key: string,
  module: ParsedModule,
  index: SpellingIndex,
): FoundKey | undefined {
  const { parent } = token;
  const [mapping, bracket] = parent?.name === "MemberExpression" ? childrenOf(parent) : [];
  if (!mapping || bracket?.name !== "[") return undefined;
  for (const name of qualifiedNamesOf(meaningOf(mapping, module))) {
    const registry = index.mappingNamed(name);
    const spelled = registry && index.byKey(registry, key, { qualifiedName: name });
    if (spelled) {
      return { spelled, args: noArguments, headline: `${registry}["${key}"]` };
    }
  }
  return undefined;
}

/** `keras.layers.Dense(8, activation="relu")`. */
function keyInArgument(
  token: SyntaxNode,
  key: string,
  module: ParsedModule,
  index: SpellingIndex,
): FoundKey | undefined {
  const found = hostPlaceOf(token, module, index);
  const registry = found?.host.registry;
  if (!found || registry === undefined) return undefined;
  const { host, callable } = found;
  const spelled = index.byKey(registry, keyFor(key, host, registry, index), found);
  if (!spelled) return undefined;
  const isLookUp = host.position === 0 && callable !== "keras.layers.Activation";
  return {
    spelled,
    ...argumentsOf(found, spelled.spelling, module),
    headline: `${callable}(${isLookUp ? "" : `${host.argument}=`}"${key}")`,
    host: { callable, ...describeHost(host) },
  };
}

/** The key that a host looks up for what is written. */
function keyFor(key: string, host: Host, registry: Registry, index: SpellingIndex): string {
  const rewritten = host.rewrites?.[key];
  if (rewritten !== undefined) return rewritten;
  const isPrefixed = host.prefix !== undefined && key.startsWith(host.prefix);
  const rest = isPrefixed ? key.slice(host.prefix.length) : key;
  return index.byKey(registry, rest) ? rest : key;
}

/** What a host tells the activation beside its name: a slope of its own, or keyword arguments. */
function argumentsOf(
  { host, place }: HostPlace,
  spelling: Spelling,
  module: ParsedModule,
): { row?: Spelling; args: CallArguments } {
  const args = readCallArguments(place.list, module.text);
  if (host.passesOn) return { args: { ...args, positional: [], unpacksPositional: false } };
  const { sets } = host;
  if (!sets) return { args: noArguments };
  const given = args.keyword.get(sets.argument) ?? args.positional[sets.position];
  return {
    row: {
      ...spelling,
      arguments: [{ name: sets.argument, sets: sets.parameter, default: sets.default }],
    },
    args: { ...noArguments, keyword: new Map(given ? [[sets.argument, given]] : []) },
  };
}
