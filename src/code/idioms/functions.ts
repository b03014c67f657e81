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
  if (plainName(a) === plainName(b)) {
    if ([a, b].every((name) => arrayModule.test(moduleOf(name)))) return true;
  }
  const activation = activationOf(a);
  return activation !== undefined && activation === activationOf(b);
}

function moduleOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf(".")));
}

/** `tf.reduce_sum` and `torch.sum` alike. */
function plainName(name: string): string {
  const last = lastPart(name);
  return last.startsWith("reduce_") ? last.slice("reduce_".length) : last;
}
