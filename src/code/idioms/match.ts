import { lastPart } from "./readTerm.ts";
import { productOf, type Term, textOfTerm } from "./term.ts";

/** What stands for the input and the parameters of a pattern. */
export interface Match {
  readonly input?: Term;
  readonly parameters: ReadonlyMap<string, Term>;
  /** The axis of a softmax or a sum in it. */
  readonly axis?: Term;
  /** How many functions are another framework's, or take their arguments the other way round. */
  readonly departures: number;
}

/** What a matcher knows beside the two terms. */
export interface MatchContext {
  /** Canonical names of the parameters that stand in the pattern. */
  readonly parameters: ReadonlySet<string>;
  /** The activation that a callable is, to tell `torch.relu` and `torch.nn.functional.relu` equal. */
  activationOf(callee: string): string | undefined;
  /** What a name of the source was bound to just before; undefined where that is not plain. */
  definitionOf(name: Term): Term | undefined;
}

/** The name of the input in patterns. */
const input = "x";

/** Matches a term against a pattern; undefined where it is another formula. */
export function match(pattern: Term, term: Term, context: MatchContext): Match | undefined {
  for (const found of matches(pattern, term, { parameters: new Map(), departures: 0 }, context)) {
    if (found.input) return found;
  }
  return undefined;
}

type Matches = Generator<Match, void>;

/** All ways to match, so that a choice made early can be taken back. */
function* matches(pattern: Term, term: Term, found: Match, context: MatchContext): Matches {
  if (pattern.kind === "name") {
    yield* pattern.text === input
      ? bindInput(term, found)
      : bindParameter(pattern.text, term, found, context);
    return;
  }
  if (term.kind === "name") {
    const definition = context.definitionOf(term);
    if (definition) yield* matches(pattern, definition, found, context);
    return;
  }
  switch (pattern.kind) {
    case "number":
      if (term.kind === "number" && isNear(pattern.value, term.value)) yield found;
      return;
    case "none":
      if (term.kind === "none") yield found;
      return;
    case "sum":
      if (term.kind !== "sum" || !isNear(pattern.constant, term.constant)) return;
      yield* matchSet(pattern.terms, term.terms, found, context);
      return;
    case "product":
      yield* matchProduct(pattern, term, found, context);
      return;
    case "power":
      if (term.kind !== "power") return;
      yield* matchList(
        [pattern.base, pattern.exponent],
        [term.base, term.exponent],
        found,
        context,
      );
      return;
    case "greater":
      if (term.kind !== "greater") return;
      yield* matchList([pattern.value, pattern.than], [term.value, term.than], found, context);
      return;
    case "choice":
      yield* matchChoice(pattern, term, found, context);
      return;
    case "call":
      yield* matchCall(pattern, term, found, context);
  }
}

function* bindInput(term: Term, found: Match): Matches {
  if (term.kind === "number" || term.kind === "none") return;
  if (!found.input) yield { ...found, input: term };
  else if (textOfTerm(found.input) === textOfTerm(term)) yield found;
}

function* bindParameter(
  name: string,
  term: Term,
  found: Match,
  { parameters }: MatchContext,
): Matches {
  if (!parameters.has(name) || (term.kind !== "number" && term.kind !== "name")) return;
  const bound = found.parameters.get(name);
  if (bound) {
    if (textOfTerm(bound) === textOfTerm(term)) yield found;
    return;
  }
  // What the input is cannot be a parameter as well.
  if (found.input && textOfTerm(found.input) === textOfTerm(term)) return;
  yield { ...found, parameters: new Map(found.parameters).set(name, term) };
}

/** Digits that people round constants to: 0.7978845608 is √(2/π). */
const rounding = 1e-5;

function isNear(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= rounding * Math.abs(a);
}

function* matchList(
  patterns: readonly Term[],
  terms: readonly Term[],
  found: Match,
  context: MatchContext,
): Matches {
  const [pattern, ...otherPatterns] = patterns;
  const [term, ...otherTerms] = terms;
  if (!pattern || !term) {
    if (!pattern && !term) yield found;
    return;
  }
  for (const next of matches(pattern, term, found, context)) {
    yield* matchList(otherPatterns, otherTerms, next, context);
  }
}

/** Matches in any order; as many of one as of the other. */
function* matchSet(
  patterns: readonly Term[],
  terms: readonly Term[],
  found: Match,
  context: MatchContext,
): Matches {
  const [pattern, ...others] = patterns;
  if (patterns.length !== terms.length) return;
  if (!pattern) {
    yield found;
    return;
  }
  for (const [i, term] of terms.entries()) {
    for (const next of matches(pattern, term, found, context)) {
      yield* matchSet(others, terms.toSpliced(i, 1), next, context);
    }
  }
}

type Product = Extract<Term, { kind: "product" }>;

function* matchProduct(pattern: Product, term: Term, found: Match, context: MatchContext): Matches {
  const product: Product =
    term.kind === "product"
      ? term
      : { kind: "product", coefficient: 1, factors: [term], divisors: [] };
  const ratio = product.coefficient / pattern.coefficient;
  if (isNear(1, ratio)) {
    for (const next of matchSet(pattern.factors, product.factors, found, context)) {
      yield* matchSet(pattern.divisors, product.divisors, next, context);
    }
  }
  const [name, ...others] = parametersFirst(pattern.factors, context);
  // A number in the place of a parameter: `0.01 * x`.
  if (name?.kind === "name" && context.parameters.has(name.text) && pattern.divisors.length === 0) {
    const value: Term = { kind: "number", value: ratio };
    for (const next of bindParameter(name.text, value, found, context)) {
      if (product.divisors.length === 0) yield* matchSet(others, product.factors, next, context);
    }
  }
  // Several factors in the place of the input: `exp(-k * (v - v0))`.
  const [only] = pattern.factors;
  const isInputAlone = pattern.factors.length === 1 && pattern.divisors.length === 0;
  if (isInputAlone && only?.kind === "name" && only.text === input && ratio > 0) {
    const whole = productOf(
      [{ kind: "number", value: ratio }, ...product.factors],
      product.divisors,
    );
    if (product.factors.length + product.divisors.length > 1 || !isNear(1, ratio)) {
      yield* bindInput(whole, found);
    }
  }
}

function parametersFirst(factors: readonly Term[], { parameters }: MatchContext): readonly Term[] {
  const isParameter = (term: Term) => term.kind === "name" && parameters.has(term.text);
  return factors.toSorted((a, b) => Number(isParameter(b)) - Number(isParameter(a)));
}

/** `where(x > 0, a, b)` and `where(x < 0, b, a)` alike. */
function* matchChoice(
  pattern: Extract<Term, { kind: "choice" }>,
  term: Term,
  found: Match,
  context: MatchContext,
): Matches {
  if (term.kind !== "choice") return;
  const { condition } = term;
  const parts = (test: Term, then: Term, otherwise: Term) => [test, then, otherwise];
  const wanted = parts(pattern.condition, pattern.then, pattern.otherwise);
  const start = departing(pattern.callee, term.callee, found);
  yield* matchList(wanted, parts(condition, term.then, term.otherwise), start, context);
  if (condition.kind !== "greater") return;
  const turned: Term = { ...condition, value: condition.than, than: condition.value };
  yield* matchList(wanted, parts(turned, term.otherwise, term.then), start, context);
}

/** Counts a function that is not the pattern's own. */
function departing(a: string | undefined, b: string | undefined, found: Match): Match {
  const isMethod = b?.startsWith(".") === true && a?.endsWith(`.Tensor${b}`) === true;
  return a === b || isMethod ? found : { ...found, departures: found.departures + 1 };
}

/** Functions of two numbers whose order does not matter for the value. */
const symmetric = new Set(["maximum", "minimum", "max", "min", "logaddexp"]);

function* matchCall(
  pattern: Extract<Term, { kind: "call" }>,
  term: Term,
  found: Match,
  context: MatchContext,
): Matches {
  if (term.kind !== "call" || !isSameFunction(pattern.callee, term.callee, context)) return;
  const start: Match = {
    ...departing(pattern.callee, term.callee, found),
    ...(term.axis && { axis: term.axis }),
  };
  if (term.keyword.size !== pattern.keyword.size) return;
  const named = Array.from(pattern.keyword.keys());
  const wanted = [...pattern.positional, ...named.map((name) => pattern.keyword.get(name))];
  const given = [...term.positional, ...named.map((name) => term.keyword.get(name))];
  const isWhole = (list: readonly (Term | undefined)[]): list is Term[] =>
    list.every((part) => part !== undefined);
  if (!isWhole(wanted) || !isWhole(given)) return;
  yield* matchList(wanted, given, start, context);
  if (given.length === 2 && symmetric.has(lastPart(term.callee))) {
    const turned = { ...start, departures: start.departures + 1 };
    yield* matchList(wanted, given.toReversed(), turned, context);
  }
}

/** Modules whose functions of one name compute the same; a leading dot is a method of an array. */
const arrayModule =
  /^(?:numpy|jax\.numpy|jax\.nn|jax\.lax|jax\.scipy\.special|torch|torch\.special|torch\.nn\.functional|torch\.Tensor|tensorflow|tensorflow\.(?:math|nn)|keras\.(?:ops|backend|activations)|scipy\.special|math|cupy|autograd\.numpy|mlx\.core|mlx\.nn|paddle|paddle\.nn\.functional)?$/;

function isSameFunction(a: string, b: string, { activationOf }: MatchContext): boolean {
  if (a === b) return true;
  const [first, second] = [a, b].map(lastPart).map((name) => name.replace(/^reduce_/, ""));
  const modules = [a, b].map((name) => name.slice(0, Math.max(0, name.lastIndexOf("."))));
  if (first === second && modules.every((module) => arrayModule.test(module))) return true;
  const activation = activationOf(a);
  return activation !== undefined && activation === activationOf(b);
}
