import type { Activation } from "../activations/definition.ts";
import { frameworkTitle } from "../activations/frameworks.ts";
import { activations, readSpellings } from "../activations/index.ts";

/** At most this many guesses at what was meant. */
const longest = 3;

/** The candidates with a name that is nearly `written`, best first; empty where none is near. */
export function nearest<Candidate>(
  written: string,
  candidates: readonly Candidate[],
  namesOf: (candidate: Candidate) => readonly string[],
): readonly Candidate[] {
  const plain = plainly(written);
  const near = candidates
    .map((candidate) => {
      const distances = namesOf(candidate).map((name) => distance(plain, plainly(name)));
      return { candidate, distance: Math.min(...distances) };
    })
    // One slip, or one for every three letters.
    .filter((found) => found.distance <= Math.max(1, Math.floor(plain.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  const best = near[0]?.distance;
  const exact = best === 0 ? near.filter((found) => found.distance === 0) : near;
  return exact.slice(0, longest).map(({ candidate }) => candidate);
}

/** `There is no activation lekyrelu; did you mean leaky_relu?` */
export function unknownActivation(id: string): string {
  const meant = nearest(id, activations, ({ id: own, title, aliases }) => [own, title, ...aliases]);
  const hint =
    meant.length === 0
      ? "; `list` names all of them."
      : `; did you mean ${meant.map((activation) => named(activation, id)).join(" or ")}?`;
  return `There is no activation ${id}${hint}`;
}

/** `silu (SiLU, also Swish)`, where it was written by that name. */
function named({ id, title, aliases }: Activation, written: string): string {
  const alias = aliases.find((name) => plainly(name) === plainly(written));
  return alias === undefined ? id : `${id} (${title}, also called ${alias})`;
}

/** What frameworks call a parameter where they do not use its own name. */
export interface ParameterAlias {
  /** Canonical name. */
  readonly parameter: string;
  readonly alias: string;
  /** `Keras`, in the order of the tables. */
  readonly frameworks: readonly string[];
}

/** Every other name that a framework has for a parameter of an activation. */
export function parameterAliases(activation: Activation): readonly ParameterAlias[] {
  const found = new Map<string, { parameter: string; alias: string; frameworks: Set<string> }>();
  for (const spelling of readSpellings()) {
    if (spelling.activation !== activation.id) continue;
    for (const { name, sets, alsoNamed = [], formerly } of spelling.arguments) {
      if (sets === undefined) continue;
      for (const alias of [name, ...alsoNamed, ...(formerly ? [formerly.name] : [])]) {
        if (activation.parameters.some((parameter) => parameter.name === alias)) continue;
        const key = `${sets} ${alias}`;
        const entry = found.get(key) ?? { parameter: sets, alias, frameworks: new Set() };
        entry.frameworks.add(frameworkTitle(spelling.framework));
        found.set(key, entry);
      }
    }
  }
  return Array.from(found.values(), (entry) => ({ ...entry, frameworks: [...entry.frameworks] }));
}

/** `Leaky ReLU has no parameter alpha; what Keras calls alpha is negative_slope here.` */
export function unknownParameter(activation: Activation, name: string): string {
  const { title, parameters } = activation;
  const start = `${title} has no parameter ${name}; `;
  const aliases = parameterAliases(activation).filter(({ alias }) => alias === name);
  if (aliases.length > 0) {
    const told = aliases.map(
      ({ parameter, frameworks }) =>
        `what ${listed(frameworks)} ${frameworks.length === 1 ? "calls" : "call"} ${name} is ${parameter} here`,
    );
    return `${start}${told.join(", ")}.`;
  }
  if (parameters.length === 0) return `${start}it has none.`;
  const names = parameters.map((parameter) => parameter.name);
  const [meant] = nearest(name, names, (own) => [own]);
  return meant === undefined
    ? `${start}it has ${listed(names)}.`
    : `${start}did you mean ${meant}?`;
}

function listed(words: readonly string[]): string {
  return words.length < 2
    ? words.join("")
    : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}

/** A name without case, blanks and punctuation, in which people differ. */
function plainly(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** Letters to insert, leave out, replace, or swap with their neighbour (Damerau and Levenshtein). */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const at = (up: number, left: number) =>
        (up === 0 ? row : rows[i - up])?.[j - left] ?? Infinity;
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          at(1, 0) + 1,
          at(0, 1) + 1,
          at(1, 1) + (isSame ? 0 : 1),
          isSwap ? at(2, 2) + 1 : Infinity,
        ),
      );
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
