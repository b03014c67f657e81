import {
  type CanonicalName,
  frameworkOf,
  kerasIn,
  namesListed,
} from "../activations/frameworks.ts";
import { type Host, readHosts, registries, type Registry } from "../activations/hosts.ts";
import { readSpellings } from "../activations/index.ts";
import type { Spelling } from "../activations/spelling.ts";
import { compileIdioms, type Idiom } from "./idioms/idiom.ts";
import type { FrameworkVersions } from "./surroundings.ts";
import { holdsIn, newestFirst, type VersionSpan } from "./versions.ts";

/** A spelling under the name or the key that was looked up. */
export interface FoundSpelling {
  readonly spelling: Spelling;
  /** The canonical name, or the key. */
  readonly name: string;
  /** The version that the name is bound to, such as that of `tf_keras`. */
  readonly version?: string;
  /** Rows of other versions with the same name. */
  readonly earlier: readonly Spelling[];
}

/** Finds spellings by the names that Python code uses for them. */
export interface SpellingIndex {
  /** A callable by its full name after import resolution: `torch.nn.LeakyReLU`. */
  byQualifiedName(name: string): FoundSpelling | undefined;
  /** An identifier by the registry that looks it up: `keras.activations.get` and `relu`. */
  byKey(registry: Registry, key: string, version?: string): FoundSpelling | undefined;
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
  /** The same tables, read for these versions; the same index for the same versions. */
  withVersions(versions: FrameworkVersions | undefined): SpellingIndex;
}

/** An argument that takes an activation, and the callable's canonical name. */
export interface FoundHost {
  readonly host: Host;
  readonly callable: string;
  readonly version?: string;
}

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
  const made = new Map<string, SpellingIndex>();
  const make = (versions: FrameworkVersions): SpellingIndex => ({
    byQualifiedName(qualifiedName) {
      for (const { name, version } of namesIn(qualifiedName, versions)) {
        const found = choose(callables.get(name), name, version);
        if (found) return found;
      }
      return undefined;
    },
    byKey(registry, key, given) {
      const name = registries[registry].ignoresCase ? key.toLowerCase() : key;
      const version = given ?? versionOf(registry, versions);
      return choose(keys.get(keyOf(registry, name)), name, version);
    },
    byMethod: (name) => methods.get(name) ?? [],
    hostsOf(qualifiedName) {
      for (const { name, version } of namesIn(qualifiedName, versions)) {
        const found = hosts.get(name)?.filter((host) => !version || holdsIn(host, version));
        if (!found || found.length === 0) continue;
        return found.map((host) => ({ host, callable: name, ...(version && { version }) }));
      }
      return [];
    },
    mappingNamed(qualifiedName) {
      return namesListed(qualifiedName)
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
    withVersions(others) {
      const key = JSON.stringify(others ?? {});
      const known = made.get(key) ?? make(others ?? {});
      made.set(key, known);
      return known;
    },
  });
  return make({});
}

/** Names that a callable may be listed under, with the versions that are told for its framework. */
function namesIn(qualifiedName: string, versions: FrameworkVersions): readonly CanonicalName[] {
  const isInTensorflow = /^(?:tensorflow|tf)\..*keras\./.test(qualifiedName);
  return namesListed(qualifiedName).map(({ name, version }) => {
    const isKeras = name.startsWith("keras.");
    const known =
      version ??
      (isInTensorflow && isKeras ? kerasIn(versions.tensorflow) : versionOf(name, versions));
    return { name, ...(known !== undefined && { version: known }) };
  });
}

function versionOf(qualifiedName: string, versions: FrameworkVersions): string | undefined {
  const framework = frameworkOf(qualifiedName);
  return framework && versions[framework];
}

/** The first row that holds for the version, or for the newest one. */
function choose(
  rows: readonly Spelling[] | undefined,
  name: string,
  version: string | undefined,
): FoundSpelling | undefined {
  if (!rows) return undefined;
  const spelling = rows.find((row: VersionSpan) => version === undefined || holdsIn(row, version));
  if (!spelling) return undefined;
  const earlier = rows.filter((row) => row !== spelling);
  return { spelling, name, earlier, ...(version !== undefined && { version }) };
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
  for (const [plain, counted] of votes) {
    const [most] = Array.from(counted).sort(([, a], [, b]) => b - a);
    if (most) named.set(plain, most[0]);
  }
  return named;
}

/** `LeakyReLU`, `leaky_relu` and `leaky-relu` alike. */
function plainName(name: string): string {
  return name.replace(/[_-]/g, "").toLowerCase();
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
