import type { Engine, Floats } from "./engine.ts";

/** Where results go, and what they are computed with. */
export interface ArrayOptions<Numbers extends Floats = Floats> {
  /** For f(x); not computed where absent. */
  readonly value?: Numbers | undefined;
  /** For f′(x), times what arrives from above; not computed where absent. */
  readonly gradient?: Numbers | undefined;
  /** The gradient that arrives from above; ones where absent. */
  readonly upstream?: Numbers | undefined;
  /** The fastest where absent. */
  readonly engine?: Engine | undefined;
}

/** Throws a RangeError for an array that is not as long as the input. */
export function requireLength(length: number, { value, gradient, upstream }: ArrayOptions): void {
  for (const array of [value, gradient, upstream]) {
    if (array && array.length !== length) throw new RangeError("Arrays differ in length");
  }
}
