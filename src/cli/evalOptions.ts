import type { Activation, ParameterValues } from "../activations/definition.ts";
import { activationById } from "../activations/index.ts";
import { failure, type Result, success } from "../result.ts";
import { readArguments } from "./arguments.ts";
import { unknownActivation } from "./suggestions.ts";

/** What numbers are computed and written as. */
export type Dtype = "float32" | "float64";
export type Format = "json" | "text" | "npy";

/** What `eval` is asked for. */
export interface EvalOptions {
  readonly activation: Activation;
  /** As written, by name; not yet checked against the activation. */
  readonly parameters: ReadonlyMap<string, string>;
  /** `-` is standard input. */
  readonly file: string;
  /** File of the gradient that arrives from above; ones where absent. */
  readonly upstream?: string | undefined;
  readonly wantsGradient: boolean;
  readonly wantsStatistics: boolean;
  /** That of the input where absent. */
  readonly dtype?: Dtype | undefined;
  readonly axis?: number | undefined;
  readonly seed?: number | undefined;
  readonly format: Format;
  /** Standard output where absent. */
  readonly out?: string | undefined;
}

const options = {
  activation: { type: "string" },
  param: { type: "string", multiple: true },
  gradient: { type: "boolean" },
  dtype: { type: "string" },
  axis: { type: "string" },
  upstream: { type: "string" },
  stats: { type: "boolean" },
  seed: { type: "string" },
  format: { type: "string" },
  out: { type: "string" },
} as const;

/** Reads the arguments of `eval`; fails with a sentence where they are not understood. */
export function readEvalOptions(args: readonly string[]): Result<EvalOptions> {
  const read = readArguments(args, options);
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const { activation: id, upstream, gradient = false, stats = false } = values;
  if (id === undefined) return failure("--activation is missing; `list` names all of them.");
  const activation = activationById(id);
  if (!activation) return failure(unknownActivation(id));
  const [file, ...more] = positionals;
  if (file === undefined) return failure("A file is missing; - reads standard input.");
  if (more.length > 0) return failure(`One file is read at a time; ${more.join(" ")} is too much.`);
  if (file === "-" && upstream === "-") {
    return failure("Standard input is either the array or the upstream gradient, not both.");
  }
  const out = values.out === "-" ? undefined : values.out;
  const parameters = readParameters(values.param ?? []);
  if (!parameters.ok) return parameters;
  const dtype = choose("dtype", values.dtype, ["float32", "float64"]);
  if (!dtype.ok) return dtype;
  const format = choose("format", values.format, ["json", "text", "npy"]);
  if (!format.ok) return format;
  const axis = wholeNumber("axis", values.axis, -64, 63);
  if (!axis.ok) return axis;
  const seed = wholeNumber("seed", values.seed, 0, 2 ** 32 - 1);
  if (!seed.ok) return seed;
  const request = {
    activation,
    parameters: parameters.value,
    file,
    upstream,
    // An upstream gradient is of no use for anything else.
    wantsGradient: gradient || upstream !== undefined,
    wantsStatistics: stats,
    dtype: dtype.value,
    axis: axis.value,
    seed: seed.value,
    format: format.value ?? formatOf(out),
    out,
  };
  const conflict = conflictIn(request);
  return conflict === undefined ? success(request) : failure(conflict);
}

/** What a `.npy` file has no room for. */
function conflictIn({
  format,
  out,
  wantsGradient,
  wantsStatistics,
}: EvalOptions): string | undefined {
  if (format !== "npy") return undefined;
  if (wantsStatistics) return "--stats has no place in .npy; choose --format json or text.";
  if (wantsGradient && out === undefined) {
    return "Value and gradient are two .npy files; name the first one with --out.";
  }
  return undefined;
}

/** What the name of a file tells. */
function formatOf(out: string | undefined): Format {
  const extension = /\.(\w+)$/.exec(out ?? "")?.[1]?.toLowerCase();
  if (extension === "npy") return "npy";
  return extension === "txt" || extension === "py" ? "text" : "json";
}

function readParameters(written: readonly string[]): Result<ReadonlyMap<string, string>> {
  const parameters = new Map<string, string>();
  for (const text of written) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (name === undefined || value === undefined) {
      return failure(`--param ${text} is not of the form name=value.`);
    }
    if (parameters.has(name)) return failure(`--param ${name} is given twice.`);
    parameters.set(name, value);
  }
  return success(parameters);
}

function choose<const Choice extends string>(
  option: string,
  written: string | undefined,
  choices: readonly Choice[],
): Result<Choice | undefined> {
  if (written === undefined) return success(undefined);
  const chosen = choices.find((choice) => choice === written);
  if (chosen !== undefined) return success(chosen);
  return failure(`--${option} is ${choices.join(" or ")}, not ${written}.`);
}

function wholeNumber(
  option: string,
  written: string | undefined,
  min: number,
  max: number,
): Result<number | undefined> {
  if (written === undefined) return success(undefined);
  const number = /^[+-]?\d+$/.test(written) ? Number(written) : NaN;
  if (number >= min && number <= max) return success(number);
  return failure(`--${option} is a whole number from ${min} to ${max}, not ${written}.`);
}

/** The numbers of `--param`; fails with a sentence for what is none. */
export function parameterNumbers(written: ReadonlyMap<string, string>): Result<ParameterValues> {
  const numbers: [string, number][] = [];
  for (const [name, text] of written) {
    const number = numberOf(text.trim());
    if (number === undefined) return failure(`${name} is ${text}, which is no number.`);
    numbers.push([name, number]);
  }
  return success(Object.fromEntries(numbers));
}

/** `0.2`, `-1e-3`, `inf`, `-Infinity`, `nan`. */
function numberOf(text: string): number | undefined {
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return Number(text);
  const [, sign = "", word = ""] = /^([+-]?)(inf|infinity|nan)$/i.exec(text) ?? [];
  if (word === "") return undefined;
  const size = word.toLowerCase() === "nan" ? NaN : Infinity;
  return sign === "-" ? -size : size;
}
