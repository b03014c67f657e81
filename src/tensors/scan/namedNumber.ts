import { emptyToken, scanNumber } from "./numberToken.ts";

/** A number that Python code has no digits for. */
export interface NamedNumber {
  readonly value: number;
  /** The offset after it. */
  readonly end: number;
  readonly isFloat: boolean;
  /** How it is reached: `np` of `np.inf`, empty for a bare `nan`; absent for `float("nan")`. */
  readonly module?: string;
}

const constants: ReadonlyMap<string, number> = new Map([
  ["nan", NaN],
  ["NaN", NaN],
  ["NAN", NaN],
  ["inf", Infinity],
  ["Inf", Infinity],
  ["infty", Infinity],
  ["Infinity", Infinity],
  ["pi", Math.PI],
  ["tau", 2 * Math.PI],
  ["e", Math.E],
]);

/** These alone are too short to be sure what they mean. */
const needsModule: ReadonlySet<string> = new Set(["pi", "tau", "e"]);
const usualModules = /^(?:math|np|numpy|jnp|jax\.numpy|onp|cp|cupy|mx|torch)$/;

/** The value of `nan`, `np.inf`, `math.pi`; undefined for other names. */
export function constantValue(module: string, name: string): number | undefined {
  if (needsModule.has(name) && !usualModules.test(module)) return undefined;
  return constants.get(name);
}

/** A name with its dots, `np.array`, at `from`; empty where no name starts. */
export function dottedNameAt(text: string, from: number): string {
  const name = /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/uy;
  name.lastIndex = from;
  return name.exec(text)?.[0] ?? "";
}

/** `np` and `array` of `np.array`. */
export function splitName(dotted: string): { readonly module: string; readonly name: string } {
  const lastDot = dotted.lastIndexOf(".");
  return { module: dotted.slice(0, Math.max(lastDot, 0)), name: dotted.slice(lastDot + 1) };
}

/**
 * The number that starts at `from` with a name: `nan`, `np.inf`, `math.pi`, `float("-inf")`,
 * `np.float64(0.5)`. Undefined where there is none.
 */
export function scanNamedNumber(text: string, from: number): NamedNumber | undefined {
  const dotted = dottedNameAt(text, from);
  if (dotted === "") return undefined;
  const { module, name } = splitName(dotted);
  const end = from + dotted.length;
  if (text[end] === "(") return scanConversion(text, end, name);
  const value = constantValue(module, name);
  return value === undefined ? undefined : { value, end, isFloat: true, module };
}

/** `float("inf")`, `np.float32(0.5)`, `np.int64(3)`: the argument must be one number. */
function scanConversion(text: string, open: number, name: string): NamedNumber | undefined {
  const isFloat = /^float(?:16|32|64)?$/.test(name);
  if (!isFloat && !/^u?int(?:8|16|32|64)?$/.test(name)) return undefined;
  const argument = /\(\s*(["']?)\s*([^\s()"']{1,400})\s*\1\s*\)/y;
  argument.lastIndex = open;
  const [whole = "", quote = "", written = ""] = argument.exec(text) ?? [];
  const end = open + whole.length;

  const token = emptyToken();
  if (scanNumber(written, 0, token) === written.length) {
    const { value } = token;
    return isFloat || (!token.isFloat && quote === "") ? { value, end, isFloat } : undefined;
  }
  const [, sign = "", word = ""] = /^([+-]?)(nan|inf|infinity)$/i.exec(written) ?? [];
  // Without quotes only Python's own spelling, as NumPy prints it: np.float64(nan).
  if (!isFloat || word === "" || (quote === "" && !constants.has(word))) return undefined;
  const magnitude = word.toLowerCase() === "nan" ? NaN : Infinity;
  return { value: sign === "-" ? -magnitude : magnitude, end, isFloat };
}
