import { lastPart } from "./term.ts";

/** Modules whose functions of one name compute the same; a leading dot is a method of an array. */
const arrayModule =
  /^(?:numpy|jax\.numpy|jax\.nn|jax\.lax|jax\.scipy\.special|torch|torch\.special|torch\.nn\.functional|torch\.Tensor|tensorflow|tensorflow\.(?:math|nn)|keras\.(?:ops|backend|activations)|scipy\.special|math|cupy|autograd\.numpy|mlx\.core|mlx\.nn|paddle|paddle\.nn\.functional)?$/;

/**
 * Whether two functions compute the same: of one name in modules for arrays, or the same activation.
 */
export function isSameFunction(
  a: string,
  b: string,
  activationOf: (callee: string) => string | undefined,
): boolean {
  if (a === b) return true;
  const [first, second] = [a, b].map(lastPart).map((name) => name.replace(/^reduce_/, ""));
  const modules = [a, b].map((name) => name.slice(0, Math.max(0, name.lastIndexOf("."))));
  if (first === second && modules.every((module) => arrayModule.test(module))) return true;
  const activation = activationOf(a);
  return activation !== undefined && activation === activationOf(b);
}
