import { runAtOnce, type Work } from "../pace.ts";

/**
 * Whether a text may use an activation at all: most files do not, and need not be parsed to know it.
 *
 * True for some that use none; false only where no name, string or formula in the text can be one.
 */
export function mayUseActivations(text: string): boolean {
  return runAtOnce(findingTriggers(text));
}

/** The same as work that can pause every now and then. */
export function* findingTriggers(text: string): Work<boolean> {
  let hasFramework = false;
  let hasWord = false;
  for (let from = 0; from < text.length; from += block) {
    // Blocks overlap: a trigger may stand across the end of one.
    const part = text.slice(Math.max(from - longestTrigger, 0), from + block);
    if (activationNames.test(part) || formulas.some((formula) => formula.test(part))) return true;
    hasFramework ||= frameworks.test(part);
    hasWord ||= frameworkWords.test(part);
    if (hasFramework && hasWord) return true;
    yield from / text.length;
  }
  return false;
}

/** In UTF-16 units: what takes a millisecond or two. */
const block = 100_000;

/** Longer than any trigger that people write. */
const longestTrigger = 300;

/** What is in the names of activations, and what is special to formulas and look-ups of some. */
const activationNames =
  /(?:[Ee]lu|ELU|eLU|[Gg]lu|GLU|ilu|iLU|tlu|TLU|olu|oLU)(?![a-z])|[Ss]wish|[Mm]ish(?![a-z])|[Ss]igmoid|[Tt]anh|[Ss]oft_?(?:[Mm]ax|[Mm]in|[Pp]lus|[Ss]ign)|(?:[Hh]ard|[Ss]oft|\bh|H)_?[Ss]hrink|[Mm]axout|[Ss]parse_?(?:[Mm]ax|[Pp]lus)|[Ss]quare_?[Pp]lus|lisht|LiSHT|expit\b|\bndtr\b|\bexp\s*\(\s*[^)\s]|ACT2|act_(?:fn|layer)|nonlinearity|activation/;

/** The first parts of names that an activation, or what takes one, is imported by. */
const frameworks =
  /\b(?:torch\w*|tensorflow\w*|keras\w*|tf_keras|jax|flax|haiku|optax|equinox|transformers|timm|fastai|numpy|scipy|sklearn|cupy|paddle\w*|mindspore|mlx|tinygrad|diffusers|x_transformers|lightning)\b/;

/** What is an activation in such a file alone: general functions, and words of a hand-written form. */
const frameworkWords =
  /[Aa]cts?\b|\bact|Activat|[Nn]onlin|\w_fn\b|gated?_|get_act|[Tt]hreshold|[Ii]dentity|IDENTITY|[Ll]ogistic|LOGISTIC|[Ll]aplace|[Ss]nake|[Ss]tep|["']linear["']|exponential|\bexp\b|\babs\b|\berfc?\b|maximum|minimum|\bwhere\b|\bclip|clamp|heaviside|log1p|logaddexp|special\b/;

/** Hand-written forms in plain Python, which need no import. */
const formulas = [
  // `return max(0, x)`, `lambda x: max(x, 0)`
  /(?:\breturn|\blambda\b[^:\n]{0,200}:)\s*\(?\s*max\s*\(/,
  // `max(0.0, x)`, `max(x, 0.)`, `max(0.1 * x, x)`, `max(slope * x, x)`
  /\bmax\s*\(\s*(?:0\.0*\s*,|[^)\n]{0,200}(?:,\s*0\.0*\s*\)|[\d.]\s*\*|\*\s*[\d.]|slope|alpha|leak))/,
  // `x if x > 0 else 0`
  /\bif\s*\(?\s*(?:[\w.[\]]+\s*[<>]=?\s*0(?:\.0*)?|0(?:\.0*)?\s*[<>]=?\s*[\w.[\]]+)\s*\)?\s*else\b/,
  // `if x > 0: return x`, `if 0 > x: return 0`
  /\bif\s*\(?\s*(\w+)\s*[<>]=?\s*0(?:\.0*)?\s*\)?\s*:[^\n]{0,200}\s{0,200}return\s+(?:0\b|[^\n]{0,200}\b\1\b)/,
  /\bif\s*\(?\s*0(?:\.0*)?\s*[<>]=?\s*(\w+)\s*\)?\s*:[^\n]{0,200}\s{0,200}return\s+(?:0\b|[^\n]{0,200}\b\1\b)/,
  // `x * (x > 0)`
  /\*\s*\(\s*(?:[\w.[\]]+\s*[<>]=?\s*0|0(?:\.0*)?\s*[<>])|[<>]=?\s*0(?:\.0*)?\s*\)\s*\*/,
];
