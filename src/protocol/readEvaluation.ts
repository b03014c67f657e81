import { limits } from "./limits.ts";
import type { Evaluation, Results, Source, Statistics } from "./messages.ts";
import {
  readCount,
  readList,
  readNumber,
  readOptional,
  readRecord,
  readText,
} from "./readValues.ts";

/** Reads an evaluation; undefined for anything else, lists of unequal length included. */
export function readEvaluation(data: unknown): Evaluation | undefined {
  const record = readRecord(data);
  const source = readSource(record?.["source"]);
  const shape = readShape(record?.["shape"]);
  const outputShape = readOptional(readShape, record?.["outputShape"]);
  const axis = readOptional(readCount, record?.["axis"]);
  const seed = readOptional(readCount, record?.["seed"]);
  const rows = readRows(record, outputShape?.value !== undefined);
  const points = readOptional((part) => readRows(part, false), record?.["points"]);
  const statistics = readStatistics(record?.["statistics"]);
  if (!source || !shape || !outputShape || !axis || !seed) return undefined;
  if (!rows || !points || !statistics) return undefined;
  // A single number counts as having axis 0, as in PyTorch.
  if (axis.value !== undefined && axis.value >= Math.max(shape.length, 1)) return undefined;
  return {
    source,
    shape,
    ...(outputShape.value && { outputShape: outputShape.value }),
    ...(seed.value !== undefined && { seed: seed.value }),
    ...(axis.value !== undefined && { axis: axis.value }),
    ...rows,
    ...(points.value && { points: points.value }),
    statistics,
  };
}

/** Three lists of one length, but for the values of an output with a shape of its own. */
function readRows(data: unknown, isReshaped: boolean): Results | undefined {
  const record = readRecord(data);
  const input = readNumbers(record?.["input"]);
  const value = readNumbers(record?.["value"]);
  const derivative = readNumbers(record?.["derivative"]);
  if (!input || !value || derivative?.length !== input.length) return undefined;
  if (!isReshaped && value.length !== input.length) return undefined;
  return { input, value, derivative };
}

/** Reads where evaluated numbers stand; undefined for anything else. */
export function readSource(data: unknown): Source | undefined {
  const record = readRecord(data);
  const uri = readText(limits.uri)(record?.["uri"]);
  const startLine = readCount(record?.["startLine"]);
  const startCharacter = readCount(record?.["startCharacter"]);
  const endLine = readCount(record?.["endLine"]);
  const endCharacter = readCount(record?.["endCharacter"]);
  const digest = readText(limits.digest)(record?.["digest"]);
  const label = readText(limits.label)(record?.["label"]);
  if (
    uri === undefined ||
    startLine === undefined ||
    startCharacter === undefined ||
    endLine === undefined ||
    endCharacter === undefined ||
    digest === undefined ||
    label === undefined
  ) {
    return undefined;
  }
  return { uri, startLine, startCharacter, endLine, endCharacter, digest, label };
}

const readNumbers = readList(readNumber, limits.rows);
/** Lengths from the outermost axis in. */
export const readShape = readList(readCount, limits.dimensions);

/** Reads what is told about results as a whole; undefined for anything else. */
export function readStatistics(data: unknown): Statistics | undefined {
  const record = readRecord(data);
  const count = readCount(record?.["count"]);
  const zeros = readCount(record?.["zeros"]);
  const zeroGradientShare = readShare(record?.["zeroGradientShare"]);
  const nan = readCount(record?.["nan"]);
  const min = readNumber(record?.["min"]);
  const mean = readNumber(record?.["mean"]);
  const max = readNumber(record?.["max"]);
  if (
    count === undefined ||
    zeros === undefined ||
    zeroGradientShare === undefined ||
    nan === undefined ||
    min === undefined ||
    mean === undefined ||
    max === undefined
  ) {
    return undefined;
  }
  return { count, zeros, zeroGradientShare, nan, min, mean, max };
}

/** From 0 to 1, or NaN. */
function readShare(data: unknown): number | undefined {
  const share = readNumber(data);
  return share === undefined || share < 0 || share > 1 ? undefined : share;
}
