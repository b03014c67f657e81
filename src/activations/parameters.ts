import { failure, type Result, success } from "../result.ts";
import type { Activation, Interval, ParameterValues } from "./definition.ts";

/** The usual value of every parameter. */
export function usualParameters(activation: Activation): ParameterValues {
  return Object.fromEntries(activation.parameters.map(({ name, usual }) => [name, usual]));
}

/**
 * Completes `given` with usual values.
 *
 * Fails with a sentence for a parameter that the activation does not have, for a number outside
 * of the parameter's valid range, and for numbers that do not go together.
 */
export function completeParameters(
  activation: Activation,
  given: ParameterValues,
): Result<ParameterValues> {
  for (const [name, value] of Object.entries(given)) {
    const parameter = activation.parameters.find((candidate) => candidate.name === name);
    if (!parameter) return failure(`${activation.title} has no parameter ${name}.`);
    if (!contains(parameter.valid, value)) {
      return failure(
        `${name} of ${activation.title} is ${value}; it must lie in ${intervalText(parameter.valid)}.`,
      );
    }
    if (parameter.integer && !Number.isInteger(value)) {
      return failure(`${name} of ${activation.title} is ${value}; it must be a whole number.`);
    }
  }
  const parameters = { ...usualParameters(activation), ...given };
  const conflict = activation.conflict?.(parameters);
  return conflict === undefined ? success(parameters) : failure(conflict);
}

/** Whether a number lies in an interval. NaN lies in none; infinities only where a bound includes them. */
export function contains(interval: Interval, x: number): boolean {
  const aboveMin = interval.includesMin ? x >= interval.min : x > interval.min;
  const belowMax = interval.includesMax ? x <= interval.max : x < interval.max;
  return aboveMin && belowMax;
}

/** `[0, ∞)`; numbers are rounded to four decimals. */
export function intervalText({ min, max, includesMin, includesMax }: Interval): string {
  return `${includesMin ? "[" : "("}${boundText(min)}, ${boundText(max)}${includesMax ? "]" : ")"}`;
}

function boundText(x: number): string {
  if (x === Infinity) return "∞";
  if (x === -Infinity) return "−∞";
  return String(Math.round(x * 1e4) / 1e4).replace("-", "−");
}
