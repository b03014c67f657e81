import type { EqualBins } from "../kernels/equalBins.ts";
import type { Statistics } from "../kernels/statistics.ts";
import { limits } from "./limits.ts";
import type { Histograms } from "./messages.ts";
import {
  readCount,
  readFields,
  readList,
  readNumber,
  readRecord,
  type Reader,
} from "./readValues.ts";

/** Reads what is told about results as a whole; undefined for anything else. */
export function readStatistics(data: unknown): Statistics | undefined {
  const record = readRecord(data);
  const counts = readFields(countNames, readCount, record);
  const numbers = readFields(numberNames, readNumber, record);
  const quantiles = readFields(quantileNames, readNumber, readRecord(record?.["quantiles"]));
  const zeroGradientShare = readShare(record?.["zeroGradientShare"]);
  if (!counts || !numbers || !quantiles || zeroGradientShare === undefined) return undefined;
  return { ...counts, ...numbers, quantiles, zeroGradientShare };
}

/** Reads three histograms; undefined for anything else. */
export function readHistograms(data: unknown): Histograms | undefined {
  return readFields(["input", "value", "derivative"], readEqualBins, readRecord(data));
}

const countNames = [
  "count",
  "zeros",
  "nan",
  "positiveInfinities",
  "negativeInfinities",
  "zeroGradients",
  "saturated",
] as const;
const numberNames = ["min", "mean", "max", "variance"] as const;
const quantileNames = ["p5", "p25", "p50", "p75", "p95"] as const;

const readCounts = readList(readCount, limits.bins);

const readEqualBins: Reader<EqualBins> = (data) => {
  const record = readRecord(data);
  const from = readNumber(record?.["from"]);
  const to = readNumber(record?.["to"]);
  const counts = readCounts(record?.["counts"]);
  if (from === undefined || to === undefined || !counts) return undefined;
  // Without bins there are no ends.
  if (counts.length > 0 && !(Number.isFinite(from) && Number.isFinite(to) && from <= to)) {
    return undefined;
  }
  return { from, to, counts };
};

/** From 0 to 1, or NaN. */
function readShare(data: unknown): number | undefined {
  const share = readNumber(data);
  return share === undefined || share < 0 || share > 1 ? undefined : share;
}
