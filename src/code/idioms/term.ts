import type { SyntaxNode } from "../../python/syntax.ts";

/**
 * An expression in a normal form, so that two ways to write one formula become one term: sums and
 * products are flat, subtraction and division are gone, numbers are folded, small powers are
 * products, and comparisons ask for the greater side.
 */
export type Term = { readonly node?: SyntaxNode } & (
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "none" }
  /** Anything that is not looked into; in a pattern the input and the parameters. */
  | { readonly kind: "name"; readonly text: string }
  | { readonly kind: "sum"; readonly constant: number; readonly terms: readonly Term[] }
  | {
      readonly kind: "product";
      readonly coefficient: number;
      readonly factors: readonly Term[];
      readonly divisors: readonly Term[];
    }
  | { readonly kind: "power"; readonly base: Term; readonly exponent: Term }
  | { readonly kind: "greater"; readonly than: Term; readonly value: Term }
  | {
      readonly kind: "choice";
      readonly condition: Term;
      readonly then: Term;
      readonly otherwise: Term;
      /** `numpy.where`; absent for `a if c else b`. */
      readonly callee?: string;
    }
  | {
      readonly kind: "call";
      /** Canonical name; of a method the name with a dot before it, the receiver is an argument. */
      readonly callee: string;
      readonly positional: readonly Term[];
      readonly keyword: ReadonlyMap<string, Term>;
      /** The axis of a reduction or a softmax. */
      readonly axis?: Term;
    }
);

export function numberTerm(value: number): Term {
  return { kind: "number", value };
}

/** The sum of terms, sums among them dissolved and numbers added. */
export function sumOf(parts: readonly Term[]): Term {
  let constant = 0;
  const terms: Term[] = [];
  for (const part of parts) {
    if (part.kind === "number") constant += part.value;
    else if (part.kind === "sum") {
      constant += part.constant;
      terms.push(...part.terms);
    } else terms.push(part);
  }
  const [only] = terms;
  if (!only) return numberTerm(constant);
  return constant === 0 && terms.length === 1 ? only : { kind: "sum", constant, terms };
}

/** The product of terms, divided by others, products among them dissolved and numbers multiplied. */
export function productOf(parts: readonly Term[], dividedBy: readonly Term[] = []): Term {
  let coefficient = 1;
  const factors: Term[] = [];
  const divisors: Term[] = [];
  const take = (part: Term, above: Term[], below: Term[], scale: (by: number) => void) => {
    if (part.kind === "number") scale(part.value);
    else if (part.kind === "product") {
      scale(part.coefficient);
      above.push(...part.factors);
      below.push(...part.divisors);
    } else above.push(part);
  };
  for (const part of parts) take(part, factors, divisors, (by) => (coefficient *= by));
  for (const part of dividedBy) take(part, divisors, factors, (by) => (coefficient /= by));
  const [only] = factors;
  if (divisors.length === 0) {
    if (!only) return numberTerm(coefficient);
    if (factors.length === 1 && coefficient === 1) return only;
  }
  return { kind: "product", coefficient, factors, divisors };
}

/** Powers up to this one are products: `x**3` is `x * x * x`. */
const largestProduct = 4;

export function powerOf(base: Term, exponent: Term): Term {
  if (exponent.kind === "number") {
    const { value } = exponent;
    if (base.kind === "number") return numberTerm(base.value ** value);
    if (Number.isInteger(value) && value >= 1 && value <= largestProduct) {
      return productOf(Array.from({ length: value }, () => base));
    }
  }
  return { kind: "power", base, exponent };
}

/** One text for equal terms. */
export function textOfTerm(term: Term): string {
  const all = (terms: readonly Term[]) => terms.map(textOfTerm).sort().join(",");
  switch (term.kind) {
    case "number":
      return String(term.value);
    case "none":
      return "None";
    case "name":
      return term.text;
    case "sum":
      return `sum(${term.constant},${all(term.terms)})`;
    case "product":
      return `product(${term.coefficient},${all(term.factors)}/${all(term.divisors)})`;
    case "power":
      return `power(${textOfTerm(term.base)},${textOfTerm(term.exponent)})`;
    case "greater":
      return `greater(${textOfTerm(term.value)},${textOfTerm(term.than)})`;
    case "choice":
      return `choice(${[term.condition, term.then, term.otherwise].map(textOfTerm).join(",")})`;
    case "call": {
      const named = Array.from(term.keyword, ([name, value]) => `${name}=${textOfTerm(value)}`);
      const axis = term.axis ? [`axis=${textOfTerm(term.axis)}`] : [];
      return `${term.callee}(${[...term.positional.map(textOfTerm), ...named, ...axis].join(",")})`;
    }
  }
}

/** `a if c else b` as a term; of `where` the same. */
export function choiceOf(condition: Term, then: Term, otherwise: Term, callee?: string): Term {
  return { kind: "choice", condition, then, otherwise, ...(callee !== undefined && { callee }) };
}

/** A name without its modules. */
export function lastPart(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
