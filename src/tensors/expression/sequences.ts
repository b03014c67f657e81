import { isTrouble, type Scalar, toFloat, type Trouble } from "./pythonArithmetic.ts";

/** Evenly spaced numbers that a call stands for, computed one by one. */
export interface Sequence {
  readonly count: bigint;
  readonly at: (index: number) => Scalar;
}

/** Arguments of a call by name, positional ones named as well. */
export type NamedArguments = ReadonlyMap<string, Scalar>;

/** How a call is made; `names` says which positional argument is which. */
export interface SequenceCall {
  /** Names of the positional arguments, for one, two, … of them. */
  readonly names: readonly (readonly string[])[];
  make(module: string, args: NamedArguments): Sequence | Trouble;
}

const startStopStep: readonly (readonly string[])[] = [
  ["stop"],
  ["start", "stop"],
  ["start", "stop", "step"],
];

/** The calls that make a sequence of numbers, by the last part of their name. */
export function sequenceCall(module: string, name: string): SequenceCall | undefined {
  if (name === "range" && module === "") return { names: startStopStep, make: makeRange };
  if (name === "arange") return { names: startStopStep, make: makeArange };
  if (name === "linspace") {
    const count = module.endsWith("torch") ? "steps" : "num";
    const names = [[], ["start", "stop"], ["start", "stop", count]];
    return { names: [...names, ["start", "stop", count, "endpoint"]], make: makeLinspace };
  }
  return undefined;
}

/** Arguments that say nothing about the numbers as they are read here. */
export const ignoredArguments: ReadonlySet<string> = new Set([
  "dtype",
  "device",
  "requires_grad",
  "layout",
  "pin_memory",
  "out",
  "like",
]);

const zeroStep: Trouble = { trouble: "has a step of 0" };
const needsIntegers: Trouble = { trouble: "takes integers only" };
const needsStop: Trouble = { trouble: "does not say where to stop" };
const notFinite: Trouble = { trouble: "has no finite bounds" };

/** Python's `range`: integers, the stop excluded. */
function makeRange(_module: string, args: NamedArguments): Sequence | Trouble {
  const [start, stop, step] = [args.get("start") ?? 0n, args.get("stop"), args.get("step") ?? 1n];
  if (stop === undefined) return needsStop;
  if (typeof start !== "bigint" || typeof stop !== "bigint" || typeof step !== "bigint") {
    return needsIntegers;
  }
  return integers(start, stop, step);
}

function integers(start: bigint, stop: bigint, step: bigint): Sequence | Trouble {
  if (step === 0n) return zeroStep;
  const span = step > 0n ? stop - start : start - stop;
  const stride = step > 0n ? step : -step;
  const count = span > 0n ? (span + stride - 1n) / stride : 0n;
  return { count, at: (index) => start + BigInt(index) * step };
}

/** `np.arange`, `torch.arange`: as `range`, but for floats too. */
function makeArange(module: string, args: NamedArguments): Sequence | Trouble {
  const [start, step] = [args.get("start") ?? 0n, args.get("step") ?? 1n];
  const stop = args.get("stop") ?? args.get("end");
  if (stop === undefined) return needsStop;
  if (typeof start === "bigint" && typeof stop === "bigint" && typeof step === "bigint") {
    return integers(start, stop, step);
  }
  const [first, end, stride] = [toFloat(start), toFloat(stop), toFloat(step)];
  if (isTrouble(first) || isTrouble(end) || isTrouble(stride)) return notFinite;
  if (stride === 0) return zeroStep;
  const length = Math.ceil((end - first) / stride);
  if (!Number.isFinite(length)) return notFinite;
  // NumPy takes the difference of its first two numbers, rounding included, for the step.
  const delta = isTorch(module) ? stride : first + stride - first;
  return {
    count: BigInt(Math.max(0, length)),
    at: (index) => (index === 0 ? first : index === 1 ? first + stride : first + index * delta),
  };
}

/** `np.linspace`, `torch.linspace`: floats from start to stop, stop included unless said otherwise. */
function makeLinspace(module: string, args: NamedArguments): Sequence | Trouble {
  const isOfTorch = isTorch(module);
  const [start, stop] = [args.get("start"), args.get("stop") ?? args.get("end")];
  const count = args.get("num") ?? args.get("steps") ?? (isOfTorch ? undefined : 50n);
  if (start === undefined || stop === undefined) return needsStop;
  if (typeof count !== "bigint" || count < 0n) return { trouble: "does not say how many numbers" };
  const [first, last] = [toFloat(start), toFloat(stop)];
  if (isTrouble(first) || isTrouble(last)) return notFinite;
  if (!Number.isFinite(first) || !Number.isFinite(last)) return notFinite;

  const includesLast = isOfTorch || args.get("endpoint") !== false;
  const gaps = Number(count) - (includesLast ? 1 : 0);
  const gap = (last - first) / gaps;
  const fromStart = (index: number) =>
    gap === 0 ? (index / gaps) * (last - first) + first : index * gap + first;
  return {
    count,
    at: (index) => {
      if (gaps <= 0) return first;
      // PyTorch counts from both ends towards the middle.
      if (isOfTorch && index >= Math.floor(Number(count) / 2)) return last - gap * (gaps - index);
      return includesLast && index === gaps ? last : fromStart(index);
    },
  };
}

function isTorch(module: string): boolean {
  return module === "torch" || module.endsWith(".torch");
}

/** The call that turns a list into what the sequence's call gives: `np.array`; empty for `range`. */
export function listMaker(module: string, name: string): string {
  if (name === "range") return "";
  if (module === "") return "array";
  if (module === "tf" || module === "tensorflow") return `${module}.constant`;
  return `${module}.${isTorch(module) ? "tensor" : "array"}`;
}
