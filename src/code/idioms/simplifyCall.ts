import { choiceOf, lastPart, numberTerm, powerOf, productOf, sumOf, type Term } from "./term.ts";

/** Calls that are operators, constants or other calls by another name; the rest stays a call. */
export function simplifyCall(
  callee: string,
  positional: readonly Term[],
  keyword: ReadonlyMap<string, Term>,
): Term | undefined {
  const [first, second, third] = positional;
  if (!first) return undefined;
  const name = lastPart(callee);
  const isPlain = keyword.size === 0;
  const call = (renamed: string, args: readonly Term[]): Term => ({
    kind: "call",
    callee: callee.slice(0, callee.length - name.length) + renamed,
    positional: args,
    keyword: new Map(),
  });
  if (isPlain && second && !third) {
    if (name === "mul" || name === "multiply") return productOf([first, second]);
    if (name === "div" || name === "divide" || name === "true_divide") {
      return productOf([first], [second]);
    }
    if (name === "add") return sumOf([first, second]);
    if (name === "sub" || name === "subtract") {
      return sumOf([first, productOf([numberTerm(-1), second])]);
    }
    if (name === "pow" || name === "power") return powerOf(first, second);
  }
  // Keras' and MLX' ReLU of one more argument.
  const highest = keyword.get("max_value");
  if (name === "relu" && keyword.size === 1 && highest?.kind === "number" && highest.value === 6) {
    return call("relu6", [first]);
  }
  const isToSix = second?.kind === "number" && third?.kind === "number" && third.value === 6;
  if (name === "hardtanh" && isToSix && second.value === 0) return call("relu6", [first]);
  if (name === "zeros_like") return numberTerm(0);
  if (name === "ones_like") return numberTerm(1);
  if (isPlain && !second) {
    if (name === "square") return powerOf(first, numberTerm(2));
    if (name === "neg" || name === "negative") return productOf([numberTerm(-1), first]);
    if (name === "sqrt" && first.kind === "number") return numberTerm(Math.sqrt(first.value));
    if (name === "expm1") return sumOf([call("exp", [first]), numberTerm(-1)]);
    if (name === "log1p") return call("log", [sumOf([first, numberTerm(1)])]);
  }
  // Python's own `max`, and PyTorch's of two tensors; of a tensor and a number it takes an axis.
  const largest = /^(?:max|min)$/.test(name) && second && !third && isPlain;
  if (largest && (callee === name || second.kind !== "number")) {
    return call(`${name}imum`, [first, second]);
  }
  // What makes a number an array or gives it a type does not change it.
  if (first.kind === "number" && wrappers.has(name)) return first;
  if (name === "where" && second && third) return choiceOf(first, second, third, callee);
  if (clips.has(name)) return clipOf(callee, positional, keyword);
  return { kind: "call", callee, ...withAxis(name, positional, keyword) };
}

const wrappers = new Set(["tensor", "constant", "array", "asarray", "cast", "float32", "float64"]);
const clips = new Set(["clip", "clamp", "clip_by_value", "clamp_"]);

/** A call of `clip` or `clamp` with both bounds by position, `None` for one that is left out. */
function clipOf(
  callee: string,
  positional: readonly Term[],
  keyword: ReadonlyMap<string, Term>,
): Term | undefined {
  const bound = (position: number, ...names: string[]): Term =>
    names.map((name) => keyword.get(name)).find((value) => value) ??
    positional[position] ?? { kind: "none" };
  const [input] = positional;
  const low = bound(1, "min", "a_min", "clip_value_min", "min_value");
  const high = bound(2, "max", "a_max", "clip_value_max", "max_value");
  if (!input || positional.length > 3) return undefined;
  const usual = callee.replace(/_$/, "");
  return { kind: "call", callee: usual, positional: [input, low, high], keyword: new Map() };
}

/** Functions whose second argument is an axis. */
const reductions = new Set(["sum", "reduce_sum", "max", "amax", "softmax", "log_softmax"]);

/** Whether a function adds numbers up. */
export function isSum(name: string): boolean {
  return name === "sum" || name === "reduce_sum";
}

function withAxis(
  name: string,
  positional: readonly Term[],
  keyword: ReadonlyMap<string, Term>,
): { positional: readonly Term[]; keyword: ReadonlyMap<string, Term>; axis?: Term } {
  if (!reductions.has(name)) return { positional, keyword };
  const axis = keyword.get("axis") ?? keyword.get("dim") ?? positional[1];
  const rest = new Map(keyword);
  for (const shape of ["axis", "dim", "keepdims", "keepdim"]) rest.delete(shape);
  return { positional: positional.slice(0, 1), keyword: rest, ...(axis && { axis }) };
}
