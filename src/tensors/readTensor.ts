import { failure, type Result, success } from "../result.ts";
import { cancelled, type Pace, startPace } from "../pace.ts";
import { documentStart, type Origin } from "./place.ts";
import type { Outcome, Reader, Reading, ReadOptions, ReadTensor } from "./reading.ts";
import { readExpression } from "./readExpression.ts";
import { readLiteral } from "./readLiteral.ts";
import { readPlainNumbers } from "./readPlainNumbers.ts";

/** Every form of numbers in text; the first reader that takes a text decides. */
const readers: readonly Reader[] = [readPlainNumbers, readLiteral, readExpression];

/**
 * Reads the numbers of a selection, whatever form they have.
 *
 * Works in slices with `pause` in between. What is not a numeric array fails with a sentence that
 * names line and column as the editor shows them, counted from `origin`.
 */
export async function readTensor(text: string, options: ReadOptions): Promise<Result<ReadTensor>> {
  const { origin, lookUp } = options;
  if (!/\S/.test(text)) {
    return failure("The selection is empty; select a number or an array of numbers.");
  }
  const context = {
    origin,
    lookUp,
    pace: startPace(options),
    pending: [],
    resolved: new Map<string, Resolved>(),
  };
  const outcome = await readWith(text, context);
  if (!outcome) return failure(cancelled);
  if (outcome.kind !== "read") return failure(outcome.problem ?? noNumbers);
  if (outcome.value.tensor.data.length > 0) return success(outcome.value);
  return failure("The array is empty; select one that has numbers in it.");
}

const noNumbers = "The selection holds no numbers; select a number or an array of numbers.";

type Resolved = ReadTensor | { readonly trouble: string };

interface Context {
  readonly origin: Origin;
  readonly lookUp: ReadOptions["lookUp"];
  readonly pace: Pace;
  /** Names whose numbers are being read, outermost first. */
  readonly pending: readonly string[];
  /** Every name is read once, however often names refer to each other. */
  readonly resolved: Map<string, Resolved>;
}

async function readWith(text: string, context: Context): Promise<Outcome | undefined> {
  const { origin, pace } = context;
  const reading: Reading = { text, origin, pace, resolve: (name) => resolve(name, context) };
  let problem: string | undefined;
  for (const read of readers) {
    const outcome = await read(reading);
    if (outcome?.kind !== "otherForm") return outcome;
    problem ??= outcome.problem;
  }
  return { kind: "problem", problem: problem ?? noNumbers };
}

async function resolve(name: string, context: Context): Promise<Resolved> {
  const { lookUp, pending, resolved } = context;
  if (pending.includes(name)) return { trouble: "is bound to itself" };
  const known = resolved.get(name);
  if (known) return known;
  const text = await lookUp?.(name);
  const result = text === undefined ? { trouble: "is not known here" } : await readBound(text);
  resolved.set(name, result);
  return result;

  async function readBound(source: string): Promise<Resolved> {
    // Places in that text are not places of the selection, so its own problem is not told.
    const inner = { ...context, origin: documentStart, pending: [...pending, name] };
    const outcome = await readWith(source, inner);
    if (outcome?.kind === "read") return outcome.value;
    return { trouble: "is bound to something that is not an array of numbers" };
  }
}
