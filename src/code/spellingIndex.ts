import { readSpellings } from "../activations/index.ts";
import type { Spelling } from "../activations/spelling.ts";

/** Finds spellings by the names that Python code uses for them. */
export interface SpellingIndex {
  /** By full name after import resolution: `torch.nn.LeakyReLU`. */
  byQualifiedName(name: string): Spelling | undefined;
  /** By the identifier that `keras.activations.get` looks up: `"relu"`. */
  byKerasString(identifier: string): Spelling | undefined;
}

/** Reads all spelling tables once; made on first use, not when the extension starts. */
export function createSpellingIndex(): SpellingIndex {
  const callables = new Map<string, Spelling>();
  const strings = new Map<string, Spelling>();
  for (const spelling of readSpellings()) {
    const names = spelling.form === "string" ? strings : callables;
    for (const name of spelling.names) names.set(name, spelling);
  }
  return {
    byQualifiedName: (name) => callables.get(canonicalName(name)),
    byKerasString: (identifier) => strings.get(identifier),
  };
}

/** One name for the modules under which the same callable is reached. */
export function canonicalName(qualifiedName: string): string {
  return qualifiedName
    .replace(/^tensorflow\.(?:compat\.v[12]\.)?(?:_api\.v2\.)?/, "tensorflow.")
    .replace(/^(?:tensorflow\.(?:python\.)?keras|tf_keras)\b/, "keras")
    .replace(/^keras\.(?:api|src)\./, "keras.")
    .replace(/^keras\.layers\.(?:activation|advanced_activations|core)\./, "keras.layers.");
}
