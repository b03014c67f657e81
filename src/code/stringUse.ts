import { canonicalName, frameworkOf } from "../activations/frameworks.ts";
import { activationById } from "../activations/index.ts";
import type { Host, Registry } from "../activations/hosts.ts";
import type { Spelling } from "../activations/spelling.ts";
import { type CallArguments, noArguments, readCallArguments } from "../python/callArguments.ts";
import { readString } from "../python/literals.ts";
import { isSameNode, type SyntaxNode } from "../python/syntax.ts";
import { type HostPlace, hostPlaceOf } from "./hostPlaces.ts";
import { type ParsedModule, spanOf } from "./module.ts";
import { describeHost } from "./namedUse.ts";
import { readCall } from "./parametersInForce.ts";
import type { FoundSpelling, SpellingIndex } from "./spellingIndex.ts";
import { calleeName, type NamedPlace, namedPlaceOf } from "./namedStrings.ts";
import { lookupOf } from "./lookups.ts";
import type { ActivationUse, Certainty } from "./use.ts";
import { valuesOf } from "./values.ts";

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
    keyInLookup(token, string.value, module, index) ??
    keyInArgument(token, string.value, module, index);
  if (!found) return plainNameUse(token, string, module, index);
  const { spelling, earlier, known } = found.spelled;
  const { activation, parameters } = readCall(
    found.row ?? spelling,
    found.args,
    found.module ?? module,
    {
      // Weights may be initialised for a leaky ReLU of slope 0: by name it is none the less one.
      keepsName: found.row !== undefined,
    },
  );
  const from = token.from + string.start;
  return {
    activation,
    parameters,
    spelling,
    qualifiedName: found.headline,
    category: "string",
    certainty: found.certainty ?? "certain",
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
  readonly certainty?: Certainty;
  /** The module that the arguments are in, where it is another one. */
  readonly module?: ParsedModule;
  readonly host?: ActivationUse["host"];
}

/** `ACT2FN["gelu"]`, `keras.activations.get("gelu")`, `getattr(nn, "ReLU")`, `ACTIVATIONS["swish"]`. */
function keyInLookup(
  token: SyntaxNode,
  key: string,
  module: ParsedModule,
  index: SpellingIndex,
): FoundKey | undefined {
  const around = token.parent?.name === "ArgList" ? token.parent.parent : token.parent;
  const lookup = around && lookupOf(around, module, index);
  if (!lookup || !isSameNode(lookup.key, token)) return undefined;
  if (lookup.entries) {
    const [item] = valuesOf(around, module, index).items;
    if (item?.kind !== "activation") return undefined;
    const headline = `${lookup.qualifiedName}["${key}"]`;
    return {
      spelled: item.spelled,
      args: item.args,
      module: item.module,
      headline,
      certainty: "likely",
    };
  }
  const spelled = lookup.find?.(key);
  // What a call passes on, or sets beside the key, is read as an argument of the host.
  if (!spelled || (around.name === "CallExpression" && lookup.registry !== undefined))
    return undefined;
  const { qualifiedName, registry } = lookup;
  const isMapping = registry !== undefined;
  const headline = isMapping ? `${qualifiedName}["${key}"]` : `getattr(${qualifiedName}, "${key}")`;
  const certainty = isMapping ? "certain" : "likely";
  return { spelled, args: noArguments, headline, certainty };
}

/**
 * A string in a place that is called after activations, whoever looks it up: `hidden_act="gelu"`.
 * Which defaults hold there is not known.
 */
function plainNameUse(
  token: SyntaxNode,
  { value, start }: { value: string; start: number },
  module: ParsedModule,
  index: SpellingIndex,
): ActivationUse | undefined {
  const place = namedPlaceOf(token, module);
  if (place && isOfKnownHosts(place, token, module, index)) return undefined;
  const id = place && index.idNamed(value);
  const activation = id === undefined ? undefined : activationById(id);
  if (!place || !activation) return undefined;
  const from = token.from + start;
  return {
    activation,
    parameters: activation.parameters.map((parameter) => ({
      parameter,
      origin: "missing",
      note: "set by what looks the name up",
    })),
    qualifiedName: `${place.name}="${value}"`,
    category: "string",
    certainty: place.certainty,
    token: { from, to: from + value.length },
    expression: spanOf(token),
  };
}

/** Whether the table of hosts tells all that a callable takes, so that this string is none of it. */
function isOfKnownHosts(
  place: NamedPlace,
  token: SyntaxNode,
  module: ParsedModule,
  index: SpellingIndex,
): boolean {
  const callee = calleeName(place, module);
  if (callee === undefined) return false;
  const framework = frameworkOf(canonicalName(callee).name);
  return framework === "pytorch" || hostPlaceOf(token, module, index) !== undefined;
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
    // Who calls a look-up need not use what it finds.
    ...(host.gives && registry !== "keras.activations.get" && { certainty: "likely" as const }),
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
