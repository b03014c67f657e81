import { limits } from "./limits.ts";
import type { Evaluation, Results, Source } from "./messages.ts";
import { readHistograms, readStatistics } from "./readStatistics.ts";
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
  const histograms = readHistograms(record?.["histograms"]);
  if (!source || !shape || !outputShape || !axis || !seed) return undefined;
  if (!rows || !points || !statistics || !histograms) return undefined;
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
    histograms,
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
