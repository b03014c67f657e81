import type { Work } from "../pace.ts";

/**
 * Whether a text may use an activation at all: a file without any of these words needs no parsing.
 *
 * Names of activations and of what looks them up, and the functions and comparisons that formulas
 * of activations are made of.
 */
export function mayUseActivations(text: string): boolean {
  return triggers.test(text);
}

/** The same as work that can pause every now and then. */
export function* findingTriggers(text: string): Work<boolean> {
  for (let from = 0; from < text.length; from += block) {
    // Blocks overlap: a trigger may stand across the end of one.
    if (mayUseActivations(text.slice(Math.max(from - longestTrigger, 0), from + block)))
      return true;
    yield from / text.length;
  }
  return false;
}

/** In UTF-16 units: what takes a millisecond or two. */
const block = 100_000;

/** Longer than any trigger. */
const longestTrigger = 100;

const triggers = new RegExp(
  [
    // Every kind of linear unit: relu, gelu, silu, glu, tlu …
    "lu\\b|lu[\\d_(A-Z]|lu[x56]",
    "sigm|tanh|soft|swish|mish|logistic|expit|shrink|threshold|sparse|gumbel|maxout|snake|lisht",
    "squareplus|heaviside|laplace|square_?relu|ndtr|solu|xielu|log_?sig|\\berf",
    // What it is called where it is passed on or looked up.
    "activ|non_?lin|\\bact|act\\b|act_|_act|afn|Act[A-Z]|ACT",
    // What formulas are made of.
    "maximum|\\bmax\\(|clamp|clip|where\\(|exp\\(|log1p|logaddexp|[<>]=? ?0",
    "\\bstep\\(|\\+ ?(?:\\w+\\.)?abs\\(",
  ].join("|"),
  "i",
);
