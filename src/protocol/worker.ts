import { limits } from "./limits.ts";
import type { Statistics } from "../kernels/statistics.ts";
import type { Curve, Histograms } from "./messages.ts";
import { readCurve } from "./readCurve.ts";
import { readShape } from "./readEvaluation.ts";
import { readHistograms, readStatistics } from "./readStatistics.ts";
import {
  readCount,
  readFinite,
  readOptional,
  readRecord,
  readText,
  type Reader,
} from "./readValues.ts";

/** What can be done with the numbers of a text. The text itself travels beside it. */
export type Job =
  /** Reads the numbers and gives their shape. */
  | (Subject & { readonly kind: "shape" })
  /** Puts the numbers through an activation and gives all results. */
  | (Subject & Settings & { readonly kind: "evaluate" })
  /** Puts the numbers through an activation and gives the results as text, written as the numbers are. */
  | (Subject &
      Settings & {
        readonly kind: "write";
        readonly of: "value" | "derivative";
        readonly extent: "text" | "array";
      });

interface Subject {
  /** Where the text starts in its document, as the status bar counts. */
  readonly origin: { readonly line: number; readonly column: number; readonly tabSize?: number };
}

interface Settings {
  readonly curve: Curve;
  /** Negative ones count from the last. */
  readonly axis?: number;
  readonly seed?: number;
  /** What is computed in; float64 where absent. */
  readonly dtype?: "float32" | "float64";
}

/** What each kind of job gives. */
export interface Answers {
  readonly shape: readonly number[];
  readonly evaluate: Numbers;
  readonly write: string;
}

/** Numbers and their results, row-major. The arrays are moved between threads, never copied. */
export interface Numbers {
  readonly shape: readonly number[];
  readonly input: Float64Array;
  /** In `outputShape`. */
  readonly value: Float64Array;
  /** In `shape`. */
  readonly derivative: Float64Array;
  readonly outputShape: readonly number[];
  readonly axis?: number;
  readonly statistics: Statistics;
  readonly histograms: Histograms;
}

/**
 * From the host to the thread. Long texts go ahead in pieces, each in a message of its own, so that
 * sending them never holds up the host. A thread has one job at a time.
 */
export type ToThread =
  /** The next piece of the text that the next `run` or `bound` is about. */
  | { readonly type: "piece"; readonly text: string }
  /** With `isSameText`, about the text of the `run` before, of which no piece was sent again. */
  | {
      readonly type: "run";
      readonly id: number;
      readonly job: Job;
      readonly isSameText: boolean;
    }
  /** Answers `lookUp`. */
  | { readonly type: "bound"; readonly id: number; readonly isKnown: boolean }
  | { readonly type: "cancel"; readonly id: number };

/** From the thread to the host. */
export type FromThread =
  /** The thread has started and takes jobs. */
  | { readonly type: "ready" }
  /** What is the name bound to where the text stands? */
  | { readonly type: "lookUp"; readonly id: number; readonly name: string }
  /** The share of the work that is done, from 0 to 1; also a sign of life. */
  | { readonly type: "progress"; readonly id: number; readonly share: number }
  /** The next piece of the text that is the answer. */
  | { readonly type: "piece"; readonly text: string }
  /** The job is done; `answer` is of the kind that was asked for, and absent for text. */
  | { readonly type: "done"; readonly id: number; readonly answer?: unknown }
  /** The job cannot be done; a sentence for the user. */
  | { readonly type: "refused"; readonly id: number; readonly problem: string }
  /** Something in the thread is wrong; for the log. */
  | { readonly type: "failed"; readonly id: number; readonly message: string };

/** UTF-16 units of one piece of text: copied in less than a millisecond. */
export const longestPiece = 2 ** 20;

/** Reads a message from the host; undefined for anything that this version does not know. */
export function readToThread(data: unknown): ToThread | undefined {
  const record = readRecord(data);
  if (record?.["type"] === "piece") return readPiece(record);
  const id = readCount(record?.["id"]);
  if (!record || id === undefined) return undefined;
  switch (record["type"]) {
    case "run": {
      const job = readJob(record["job"]);
      const { isSameText } = record;
      if (!job || typeof isSameText !== "boolean") return undefined;
      return { type: "run", id, job, isSameText };
    }
    case "bound": {
      const isKnown = record["isKnown"];
      return typeof isKnown === "boolean" ? { type: "bound", id, isKnown } : undefined;
    }
    case "cancel":
      return { type: "cancel", id };
    default:
      return undefined;
  }
}

/** Reads a message from the thread; undefined for anything that this version does not know. */
export function readFromThread(data: unknown): FromThread | undefined {
  const record = readRecord(data);
  if (record?.["type"] === "ready") return { type: "ready" };
  if (record?.["type"] === "piece") return readPiece(record);
  const id = readCount(record?.["id"]);
  if (!record || id === undefined) return undefined;
  switch (record["type"]) {
    case "lookUp": {
      const name = readText(Infinity)(record["name"]);
      return name === undefined ? undefined : { type: "lookUp", id, name };
    }
    case "progress": {
      const share = readFinite(record["share"]);
      return share === undefined ? undefined : { type: "progress", id, share };
    }
    case "done":
      return { type: "done", id, answer: record["answer"] };
    case "refused": {
      const problem = readText(limits.sentence)(record["problem"]);
      return problem === undefined ? undefined : { type: "refused", id, problem };
    }
    case "failed": {
      const message = readText(Infinity)(record["message"]);
      return message === undefined ? undefined : { type: "failed", id, message };
    }
    default:
      return undefined;
  }
}

/** Reads the answer to a job of a kind, given the text that came with it; undefined for anything else. */
export const answerReaders: {
  readonly [Kind in keyof Answers]: (data: unknown, text: string) => Answers[Kind] | undefined;
} = {
  shape: (data) => readShape(data),
  evaluate: (data) => readNumbers(data),
  write: (_, text) => text,
};

function readPiece(record: Readonly<Record<string, unknown>>) {
  const text = readText(longestPiece)(record["text"]);
  return text === undefined ? undefined : { type: "piece" as const, text };
}

function readJob(data: unknown): Job | undefined {
  const record = readRecord(data);
  const origin = readOrigin(record?.["origin"]);
  if (!record || !origin) return undefined;
  switch (record["kind"]) {
    case "shape":
      return { kind: "shape", origin };
    case "evaluate": {
      const settings = readSettings(record);
      return settings && { kind: "evaluate", origin, ...settings };
    }
    case "write": {
      const settings = readSettings(record);
      const { of, extent } = record;
      if (!settings || (of !== "value" && of !== "derivative")) return undefined;
      if (extent !== "text" && extent !== "array") return undefined;
      return { kind: "write", origin, ...settings, of, extent };
    }
    default:
      return undefined;
  }
}

function readSettings(record: Readonly<Record<string, unknown>>): Settings | undefined {
  const curve = readCurve(record["curve"]);
  const axis = readOptional(readSignedAxis, record["axis"]);
  const seed = readOptional(readCount, record["seed"]);
  const dtype = readOptional(readDtype, record["dtype"]);
  if (!curve || !axis || !seed || !dtype) return undefined;
  return {
    curve,
    ...(axis.value !== undefined && { axis: axis.value }),
    ...(seed.value !== undefined && { seed: seed.value }),
    ...(dtype.value !== undefined && { dtype: dtype.value }),
  };
}

const readDtype: Reader<"float32" | "float64"> = (data) =>
  data === "float32" || data === "float64" ? data : undefined;

const readSignedAxis: Reader<number> = (data) => {
  const axis = readFinite(data);
  return Number.isInteger(axis) ? axis : undefined;
};

function readOrigin(data: unknown): Subject["origin"] | undefined {
  const record = readRecord(data);
  const line = readCount(record?.["line"]);
  const column = readCount(record?.["column"]);
  const tabSize = readOptional(readFinite, record?.["tabSize"]);
  if (line === undefined || column === undefined || !tabSize) return undefined;
  return { line, column, ...(tabSize.value !== undefined && { tabSize: tabSize.value }) };
}

function readNumbers(data: unknown): Numbers | undefined {
  const record = readRecord(data);
  const shape = readShape(record?.["shape"]);
  const outputShape = readShape(record?.["outputShape"]);
  const axis = readOptional(readCount, record?.["axis"]);
  const statistics = readStatistics(record?.["statistics"]);
  const histograms = readHistograms(record?.["histograms"]);
  if (!shape || !outputShape || !axis || !statistics || !histograms) return undefined;
  const input = readFloats(countOf(shape))(record?.["input"]);
  const value = readFloats(countOf(outputShape))(record?.["value"]);
  const derivative = readFloats(countOf(shape))(record?.["derivative"]);
  if (!input || !value || !derivative) return undefined;
  return {
    shape,
    input,
    value,
    derivative,
    outputShape,
    ...(axis.value !== undefined && { axis: axis.value }),
    statistics,
    histograms,
  };
}

/** As many float64 numbers as are expected. */
function readFloats(count: number): Reader<Float64Array> {
  return (data) => (data instanceof Float64Array && data.length === count ? data : undefined);
}

const countOf = (shape: readonly number[]) =>
  shape.reduce((product, length) => product * length, 1);
