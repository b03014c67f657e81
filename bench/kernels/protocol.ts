import { record } from "../../test/support/readReference.ts";
import { type Mode, modes } from "./adapter.ts";

/** What a contender's process says once it is ready, or why it is not. */
export type Greeting =
  | { readonly name: string; readonly modes: readonly Mode[]; readonly info: string }
  | { readonly failure: string };

/** A question to a contender's process. The input's bytes lie in a file. */
export interface Request {
  readonly fn: string;
  readonly n: number;
  readonly row: number;
  readonly mode: Mode;
  readonly file: string;
  /** About how long the samples take together; the first calls, which are not counted, take half. */
  readonly milliseconds: number;
}

/** Nanoseconds of one call, the median of its samples; absent where the function is not offered. */
export interface Reply {
  readonly nanoseconds?: number | undefined;
  readonly failure?: string | undefined;
}

/** Lines of the protocol begin so; libraries may print others. */
export const mark = "@";

export function readGreeting(line: string): Greeting {
  const { name, modes: offered, info, failure } = readLine(line);
  if (typeof failure === "string") return { failure };
  const has = (mode: Mode) => Array.isArray(offered) && offered.includes(mode);
  return { name: String(name), modes: modes.filter(has), info: String(info) };
}

export function readReply(line: string): Reply {
  const { nanoseconds, failure } = readLine(line);
  if (typeof failure === "string") return { failure };
  return typeof nanoseconds === "number" ? { nanoseconds } : {};
}

export function readRequest(line: string): Request {
  const { fn, n, row, mode, file, milliseconds } = record(JSON.parse(line));
  return {
    fn: String(fn),
    n: Number(n),
    row: Number(row),
    mode: modes.find((each) => each === mode) ?? "array",
    file: String(file),
    milliseconds: Number(milliseconds),
  };
}

const readLine = (line: string) => record(JSON.parse(line.slice(mark.length)));
