import type { Activation, Kink, ParameterValues } from "../activations/definition.ts";
import { asCurve } from "./curve.ts";
import { formatNumber } from "./formatNumber.ts";

/** A smaller jump cannot be seen, and says nothing to a reader. */
const smallestJump = 1e-3;

/** A kink that can be seen. */
export interface VisibleKink extends Kink {
  /** Where f itself jumps: its limits on both sides, and its value between them. */
  readonly jump?: { readonly left: number; readonly right: number; readonly value: number };
}

/**
 * Kinks and jumps that can be seen: not the step of 2·10⁻⁹ where PyTorch's softplus turns linear.
 */
export function visibleKinks(
  activation: Activation,
  parameters: ParameterValues,
): readonly VisibleKink[] {
  const { value } = asCurve(activation, parameters);
  return activation.kinks(parameters).flatMap((kink): VisibleKink[] => {
    const { at, left, right } = kink;
    const jump = { left: value(before(at)), right: value(after(at)), value: value(at) };
    const heights = Object.values(jump);
    if (Math.max(...heights) - Math.min(...heights) >= smallestJump) return [{ ...kink, jump }];
    return Math.abs(left - right) >= smallestJump ? [kink] : [];
  });
}

/** What jumps at a kink: "f jumps from 0 to 1, f′ jumps from 0 to 2". */
export function jumpsText({ left, right, jump }: VisibleKink): string {
  const parts = [
    ...(jump ? [`f jumps from ${formatNumber(jump.left)} to ${formatNumber(jump.right)}`] : []),
    ...(left === right ? [] : [`f′ jumps from ${formatNumber(left)} to ${formatNumber(right)}`]),
  ];
  return parts.join(", ");
}

/** Where they are: "a kink at x = 6 and a jump at x = 0". */
export function placesText(kinks: readonly VisibleKink[]): string {
  const list = (name: string, some: readonly VisibleKink[]) =>
    some.length === 0
      ? []
      : [`a ${name} at x = ${some.map(({ at }) => formatNumber(at)).join(" and ")}`];
  return [
    ...list(
      "kink",
      kinks.filter(({ jump }) => !jump),
    ),
    ...list(
      "jump",
      kinks.filter(({ jump }) => jump),
    ),
  ].join(" and ");
}

/** Close enough to x to show the limit from the left. */
export function before(x: number): number {
  return x - Math.max(Math.abs(x), 1) * Number.EPSILON;
}

/** Close enough to x to show the limit from the right. */
export function after(x: number): number {
  return x + Math.max(Math.abs(x), 1) * Number.EPSILON;
}
