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
  const shape = readList(readCount, limits.dimensions)(record?.["shape"]);
  const axis = readOptional(readCount, record?.["axis"]);
  const rows = readResults(record);
  const points = readOptional(readResults, record?.["points"]);
  const statistics = readStatistics(record?.["statistics"]);
  if (!source || !shape || !axis || !rows || !points || !statistics) return undefined;
  // A single number counts as having axis 0, as in PyTorch.
  if (axis.value !== undefined && axis.value >= Math.max(shape.length, 1)) return undefined;
  return {
    source,
    shape,
    ...(axis.value !== undefined && { axis: axis.value }),
    ...rows,
    ...(points.value && { points: points.value }),
    statistics,
  };
}

function readResults(data: unknown): Results | undefined {
  const record = readRecord(data);
  const input = readNumbers(record?.["input"]);
  const value = readNumbers(record?.["value"]);
  const derivative = readNumbers(record?.["derivative"]);
  if (!input || value?.length !== input.length || derivative?.length !== input.length) {
    return undefined;
  }
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

function readStatistics(data: unknown): Statistics | undefined {
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
