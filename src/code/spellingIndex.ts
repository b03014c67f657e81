import { type CanonicalName, namesListed } from "../activations/frameworks.ts";
import { type Host, readHosts, registries, type Registry } from "../activations/hosts.ts";
import { activations, readSpellings } from "../activations/index.ts";
import type { Spelling } from "../activations/spelling.ts";
import { compileIdioms, type Idiom } from "./idioms/idiom.ts";
import type { FrameworkVersions, KnownVersion } from "./frameworkVersions.ts";
import { holdsIn, mayHoldIn, newestFirst, type VersionSpan } from "./versions.ts";

/** A spelling under the name or the key that was looked up. */
export interface FoundSpelling {
  readonly spelling: Spelling;
  /** The canonical name, or the key. */
  readonly name: string;
  /** The oldest version that may run: that of `tf_keras`, or what the surroundings tell. */
  readonly version?: string;
  /** What the surroundings tell about the version, where rows of the name depend on it. */
  readonly known?: KnownVersion;
  /** Rows of other versions with the same name that may be the ones in force. */
  readonly earlier: readonly Spelling[];
}

/** Finds spellings by the names that Python code uses for them. */
export interface SpellingIndex {
  /** A callable by its full name after import resolution: `torch.nn.LeakyReLU`. */
  byQualifiedName(name: string): FoundSpelling | undefined;
  /** An identifier by the registry that looks it up: `keras.activations.get` and `relu`. */
  byKey(registry: Registry, key: string, lookUp?: LookUp): FoundSpelling | undefined;
  /** The methods of tensors with a name, one for each framework. */
  byMethod(name: string): readonly Spelling[];
  /** The arguments in which a callable takes an activation. */
  hostsOf(qualifiedName: string): readonly FoundHost[];
  /** The registry that is a mapping of this name. */
  mappingNamed(qualifiedName: string): Registry | undefined;
  /** Expressions that compute an activation without naming it. */
  idioms(): readonly Idiom[];
  /** Whether a function of this name, without its modules, is in an idiom. */
  isInIdioms(name: string): boolean;
  /**
   * The activation that people mean by a name, whoever looks it up: `swish`, `LeakyReLU`. Undefined
   * for names that mean other things as well.
   */
  idNamed(name: string): string | undefined;
  /** Whether a token of this text, a name or what is in a string, may name an activation by itself. */
  mayName(token: string): boolean;
  /** The same tables, for code that runs with these versions. Costs nothing. */
  withVersions(versions: FrameworkVersions | undefined): SpellingIndex;
}

/** What an identifier is looked up by. */
export interface LookUp {
  /** The version that its name is bound to, such as that of `tf_keras`. */
  readonly version?: string;
  /** Its name as the imports tell it: `tensorflow.keras.layers.Dense`. */
  readonly qualifiedName: string;
}

/** An argument that takes an activation, and the callable's canonical name. */
export interface FoundHost extends LookUp {
  readonly host: Host;
  readonly callable: string;
}

/** How many names that were asked for are remembered. */
const mostNames = 5_000;

/** Reads all tables once; made on first use, not when the extension starts. */
export function createSpellingIndex(
  spellings: readonly Spelling[] = readSpellings(),
): SpellingIndex {
  const callables = new Map<string, Spelling[]>();
  const keys = new Map<string, Spelling[]>();
  const methods = new Map<string, Spelling[]>();
  const hosts = new Map<string, Host[]>();
  const rows = spellings.toSorted(newestFirst);
  for (const spelling of rows) {
    if (spelling.form === "idiom") continue;
    for (const name of spelling.names) {
      if (spelling.registry !== undefined) add(keys, keyOf(spelling.registry, name), spelling);
      else add(callables, name, spelling);
      if (spelling.form === "method") add(methods, lastPart(name), spelling);
    }
  }
  for (const host of readHosts().toSorted(newestFirst)) {
    for (const name of host.callables) add(hosts, name, host);
  }
  let idioms: readonly Idiom[] | undefined;
  let functions: ReadonlySet<string> | undefined;
  const readIdioms = () => (idioms ??= compileIdioms(rows));
  let named: ReadonlyMap<string, string> | undefined;
  let tokens: ReadonlySet<string> | undefined;
  const mayName = new Map<string, boolean>();
  const listed = new Map<string, readonly CanonicalName[]>();
  const namesOf = (qualifiedName: string): readonly CanonicalName[] => {
    const found = listed.get(qualifiedName) ?? namesListed(qualifiedName);
    if (listed.size > mostNames) listed.clear();
    listed.set(qualifiedName, found);
    return found;
  };
  const lookingUp = (versions: FrameworkVersions | undefined): SpellingIndex => ({
    byQualifiedName(qualifiedName) {
      for (const { name, version } of namesOf(qualifiedName)) {
        const lookUp = { qualifiedName, ...(version !== undefined && { version }) };
        const found = choose(callables.get(name), name, lookUp, versions);
        if (found) return found;
      }
      return undefined;
    },
    byKey(registry, key, lookUp) {
      const name = registries[registry].ignoresCase ? key.toLowerCase() : key;
      const rows = keys.get(keyOf(registry, name));
      return choose(rows, name, lookUp ?? { qualifiedName: registry }, versions);
    },
    byMethod: (name) => methods.get(name) ?? [],
    hostsOf(qualifiedName) {
      for (const { name, version } of namesOf(qualifiedName)) {
        const found = hosts.get(name)?.filter((host) => !version || holdsIn(host, version));
        if (!found || found.length === 0) continue;
        const lookUp = { qualifiedName, ...(version !== undefined && { version }) };
        return found.map((host) => ({ host, callable: name, ...lookUp }));
      }
      return [];
    },
    mappingNamed(qualifiedName) {
      return namesOf(qualifiedName)
        .map(({ name }) => name)
        .filter(isKnown)
        .find((name) => registries[name].isMapping);
    },
    idioms: readIdioms,
    isInIdioms(name) {
      functions ??= new Set(["expit", ...readIdioms().flatMap((idiom) => [...idiom.functions])]);
      return functions.has(name);
    },
    idNamed: (name) => (named ??= readNames(rows)).get(plainName(name)),
    mayName(token) {
      const known = mayName.get(token);
      if (known !== undefined) return known;
      tokens ??= readTokens(callables.keys(), keys.values(), hosts.keys());
      const found = tokens.has(token) || this.idNamed(token) !== undefined;
      if (mayName.size > mostNames) mayName.clear();
      mayName.set(token, found);
      return found;
    },
    withVersions: lookingUp,
  });
  return lookingUp(undefined);
}

/**
 * The newest row that may hold: for the version that the name is bound to, else for those that the
 * surroundings leave possible. A name that none of these has is read as the newest one that has it.
 */
function choose(
  rows: readonly Spelling[] | undefined,
  name: string,
  { version, qualifiedName }: LookUp,
  versions: FrameworkVersions | undefined,
): FoundSpelling | undefined {
  const [newest] = rows ?? [];
  if (!rows || !newest) return undefined;
  if (version !== undefined) {
    const spelling = rows.find((row) => holdsIn(row, version));
    return spelling && { spelling, name, earlier: [], version };
  }
  const dependsOnVersion = rows.length > 1 || isLimited(newest);
  const known = dependsOnVersion ? versions?.of(qualifiedName) : undefined;
  if (!known) return { spelling: newest, name, earlier: rows.slice(1) };
  const [spelling = newest, ...earlier] = rows.filter((row) => mayHoldIn(row, known.range));
  const oldest = known.isContradictory ? undefined : (known.range.from ?? "0");
  return { spelling, name, earlier, known, ...(oldest !== undefined && { version: oldest }) };
}

function isLimited({ since, until }: VersionSpan): boolean {
  return since !== undefined || until !== undefined;
}

/** Last parts of names of callables, and keys as they are and in lower case. */
function readTokens(
  callables: Iterable<string>,
  keys: Iterable<readonly Spelling[]>,
  hosts: Iterable<string>,
): ReadonlySet<string> {
  const tokens = new Set<string>();
  for (const name of [...callables, ...hosts]) tokens.add(lastPart(name));
  for (const rows of keys) {
    for (const name of rows.flatMap(({ names }) => names)) tokens.add(name).add(name.toLowerCase());
  }
  return tokens;
}

/** By plain name the activation that most frameworks mean by it. */
function readNames(rows: readonly Spelling[]): ReadonlyMap<string, string> {
  const votes = new Map<string, Map<string, number>>();
  // `sin`, `exp` and `identity` name other things more often.
  const ordinary = new Set(["threshold", "step", "binary_step"]);
  for (const { general, activation } of rows) if (general) ordinary.add(activation);
  for (const { form, names, activation, general } of rows) {
    if (form === "idiom" || general || ordinary.has(activation)) continue;
    for (const name of names) {
      const plain = plainName(lastPart(name));
      const counted = votes.get(plain) ?? new Map<string, number>();
      // What is called like the activation counts before any number of others.
      const weight = plain === plainName(activation) ? 1_000 : 1;
      votes.set(plain, counted.set(activation, (counted.get(activation) ?? 0) + weight));
    }
  }
  const named = new Map<string, string>();
  for (const { id, title, aliases } of activations) {
    if (ordinary.has(id)) continue;
    for (const name of [id, title, ...aliases]) named.set(plainName(name), id);
  }
  for (const [plain, counted] of votes) {
    const [most] = Array.from(counted).sort(([, a], [, b]) => b - a);
    if (most) named.set(plain, most[0]);
  }
  return named;
}

/** `LeakyReLU`, `leaky_relu` and `leaky-relu` alike. */
function plainName(name: string): string {
  return name.replace(/[_\s-]/g, "").toLowerCase();
}

function add<Value>(map: Map<string, Value[]>, name: string, value: Value): void {
  const list = map.get(name);
  if (list) list.push(value);
  else map.set(name, [value]);
}

function keyOf(registry: string, key: string): string {
  return `${registry}[${key}]`;
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

function isKnown(registry: string): registry is Registry {
  return registry in registries;
}
