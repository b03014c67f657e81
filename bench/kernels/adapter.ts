import { pathToFileURL } from "node:url";
import { messageOf } from "../../scripts/lib/problem.mjs";
import { record } from "../../test/support/readReference.ts";

/** Where the numbers are that a kernel reads, and where its results go. */
export type Mode =
  /** From a typed array into a new one: all that a caller pays. */
  | "array"
  /** From a typed array into one that was made beforehand. */
  | "out"
  /** In the library's own memory, and the result stays there. */
  | "resident";

export const modes: readonly Mode[] = ["array", "out", "resident"];

/** One function, `silu` or its derivative `silu_grad`, at its usual parameters. */
export interface Question {
  readonly fn: string;
  readonly dtype: "f32" | "f64";
  /** How many numbers. */
  readonly n: number;
  /** Numbers of one slice, for functions along an axis. */
  readonly row: number;
  /** Read anew by every call in the modes `array` and `out`; never changed. */
  readonly input: Float32Array | Float64Array;
  readonly mode: Mode;
}

/** A question that is ready to be answered, again and again. */
export interface Prepared {
  /** One whole call; a promise where the library has no other. */
  run(): unknown;
  /** What the last call gave; undefined where it stays with the library. */
  result(): unknown;
  dispose?(): unknown;
}

/** A library of kernels as benchmarks see it. */
export interface Contender {
  readonly name: string;
  readonly modes: readonly Mode[];
  /** One line: version, and what it runs on. */
  info(): string;
  /** Undefined where the function or the mode is not offered. */
  prepare(question: Question): Prepared | undefined | Promise<Prepared | undefined>;
}

/**
 * Loads a module that has the adapter's interface: `name`, and perhaps `modes`, `info` and `init`,
 * beside `prepare`, which gives null for what is not offered. Fails with a sentence where it has not.
 */
export async function loadAdapter(file: string): Promise<Contender> {
  const loaded: unknown = await import(pathToFileURL(file).href).catch((error: unknown) => {
    throw new Error(`Could not load ${file}: ${messageOf(error)}`);
  });
  return readAdapter(loaded);
}

/** The same for a module that is loaded, which it initialises for one thread. */
export async function readAdapter(module: unknown): Promise<Contender> {
  const { name, modes: offered, info, init, prepare } = record(module);
  if (typeof name !== "string" || !isFunction(prepare)) {
    throw new Error("An adapter exports its name and the function prepare.");
  }
  if (isFunction(init)) await init({ threads: 1 });
  const about: unknown = isFunction(info) ? await info() : "";
  return {
    name,
    modes: Array.isArray(offered) ? modes.filter((mode) => offered.includes(mode)) : ["array"],
    info: () => String(about),
    async prepare(question) {
      for (const fn of spellingsOf(question.fn)) {
        const prepared: unknown = await prepare({ ...question, fn });
        if (prepared !== null && prepared !== undefined) return readPrepared(prepared);
      }
      return undefined;
    },
  };
}

function readPrepared(prepared: unknown): Prepared {
  const method = (name: string): Callable | undefined => {
    const found: unknown = prepared instanceof Object ? Reflect.get(prepared, name) : undefined;
    return isFunction(found) ? found.bind(prepared) : undefined;
  };
  const [run, result, dispose] = [method("run"), method("result"), method("dispose")];
  if (!run || !result)
    throw new Error("What an adapter prepares has the functions run and result.");
  return { run, result, dispose: () => dispose?.() };
}

type Callable = (this: unknown, ...values: unknown[]) => unknown;

const isFunction = (value: unknown): value is Callable => typeof value === "function";

/** Names that adapters were written with before the catalogue's. */
const older: Readonly<Record<string, string>> = {
  exponential: "exp",
  hard_sigmoid: "hardsigmoid",
  hard_swish: "hardswish",
  tanh_shrink: "tanhshrink",
};

/** As the catalogue names a function, then as adapters may do. */
function spellingsOf(fn: string): readonly string[] {
  const id = fn.replace(/_grad$/, "");
  const other = older[id];
  return other === undefined ? [fn] : [fn, fn.replace(id, other)];
}
