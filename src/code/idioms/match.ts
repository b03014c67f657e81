import {
  bindInput,
  bindParameter,
  departing,
  inputName,
  isNear,
  type Match,
  type MatchContext,
  type Matches,
} from "./bindings.ts";
import { isSameFunction } from "./functions.ts";
import { lastPart, productOf, type Term } from "./term.ts";

/** Matches a term against a pattern; undefined where it is another formula. */
export function match(pattern: Term, term: Term, context: MatchContext): Match | undefined {
  for (const found of matches(pattern, term, { parameters: new Map(), departures: 0 }, context)) {
    if (found.input) return found;
  }
  return undefined;
}

function* matches(pattern: Term, term: Term, found: Match, context: MatchContext): Matches {
  if (pattern.kind === "name") {
    yield* pattern.text === inputName
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
  if (isInputAlone && only?.kind === "name" && only.text === inputName && ratio > 0) {
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

/** Functions of two numbers whose order does not matter for the value. */
const symmetric = new Set(["maximum", "minimum", "max", "min", "logaddexp"]);

function* matchCall(
  pattern: Extract<Term, { kind: "call" }>,
  term: Term,
  found: Match,
  context: MatchContext,
): Matches {
  if (term.kind !== "call" || !isSameFunction(pattern.callee, term.callee, context.activationOf))
    return;
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
