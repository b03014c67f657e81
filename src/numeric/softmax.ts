import { add, divide, exactly, multiply, negate, type Pair } from "./pair.ts";
import { scaledOf } from "./product.ts";
import { rounded, type Scaled, unscaled } from "./scaled.ts";
import { scaledSum, weigh, type Weights } from "./weights.ts";

/**
 * exp(xᵢ/t)/Σ exp(xⱼ/t) for a temperature t > 0.
 *
 * Edges: an empty slice gives an empty one; NaN or +Infinity anywhere, or only −Infinity, gives NaN
 * throughout, as in PyTorch.
 */
export function softmaxOf(slice: Float64Array, temperature = 1): Float64Array {
  const { weights, total } = weigh(slice, temperature);
  return Float64Array.from(weights, ({ significand, exponent }) =>
    rounded({ significand: divide(significand, total), exponent }),
  );
}

/** pᵢ·(1 − pᵢ)/t, where 1 − pᵢ comes from the sum of the other weights and does not cancel. */
export function softmaxSlopes(slice: Float64Array, temperature = 1): Float64Array {
  const weighed = weigh(slice, temperature);
  const divisor = squaredTotal(weighed, temperature);
  return Float64Array.from(weighed.weights, (weight, index) => {
    const rest = restOf(weighed, index);
    return rounded({
      significand: divide(multiply(weight.significand, rest.significand), divisor.significand),
      exponent: weight.exponent + rest.exponent - divisor.exponent,
    });
  });
}

/**
 * The vector-Jacobian product pⱼ·(uⱼ − Σ pᵢuᵢ)/t.
 *
 * With v = u − u of the largest number, Σ pᵢvᵢ lacks the largest weight, so that nothing is lost
 * where that one takes almost all. Equal numbers upstream give exact zeros.
 */
export function softmaxGradient(
  slice: Float64Array,
  upstream: Float64Array,
  temperature = 1,
): Float64Array {
  const weighed = weigh(slice, temperature);
  const divisor = squaredTotal(weighed, temperature);
  const pull = pulls(weighed, Array.from(upstream, exactly));
  return Float64Array.from(weighed.weights, (weight, index) => {
    const { significand, exponent } = pull[index] ?? missing;
    return rounded({
      significand: divide(multiply(weight.significand, significand), divisor.significand),
      exponent: weight.exponent + exponent - divisor.exponent,
    });
  });
}

/** For every j, uⱼ·total − Σ wᵢuᵢ. */
export function pulls({ weights, top, total }: Weights, upstream: readonly Pair[]): Scaled[] {
  const reference = upstream[top] ?? exactly(NaN);
  const relative = upstream.map((u) => add(u, negate(reference)));
  const sum = scaledSum(
    weights.flatMap(({ significand, exponent }, index) =>
      index === top
        ? []
        : [{ significand: multiply(significand, relative[index] ?? exactly(NaN)), exponent }],
    ),
  );
  const opposite: Scaled = { significand: negate(sum.significand), exponent: sum.exponent };
  return relative.map((v) =>
    v.high === 0
      ? opposite
      : { significand: add(multiply(v, total), unscaled(opposite)), exponent: 0 },
  );
}

/** The sum of all weights but one: small, and not a difference, for the largest one. */
export function restOf({ weights, top, others, total }: Weights, index: number): Scaled {
  const weight = weights[index];
  if (index === top || !weight) return others;
  return { significand: add(total, negate(unscaled(weight))), exponent: 0 };
}

const missing: Scaled = { significand: exactly(NaN), exponent: 0 };

/** total²·t */
function squaredTotal({ total }: Weights, temperature: number): Scaled {
  const { significand, exponent } = scaledOf(temperature);
  return { significand: multiply(multiply(total, total), significand), exponent };
}
