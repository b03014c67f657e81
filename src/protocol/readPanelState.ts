import { limits } from "./limits.ts";
import type { PanelState, PanelView } from "./messages.ts";
import { readCurve, readParameters } from "./readCurve.ts";
import { readEvaluation } from "./readEvaluation.ts";
import { readCount, readFinite, readList, readOptional, readRecord } from "./readValues.ts";

/**
 * Reads what a panel showed, from a message or from what VS Code kept over a reload.
 *
 * Undefined for anything else, an older version's state included. Whether an activation of that id
 * exists and has such parameters is for the caller to find out.
 */
export function readPanelState(data: unknown): PanelState | undefined {
  const record = readRecord(data);
  if (!record) return undefined;

  const [first, ...others] = readList(readCurve, limits.curves)(record["curves"]) ?? [];
  if (!first) return undefined;

  const evaluation = readOptional(readEvaluation, record["evaluation"]);
  const view = readOptional((entry) => readView(entry, 1 + others.length), record["view"]);
  if (!evaluation || !view) return undefined;
  return {
    curves: [first, ...others],
    ...(evaluation.value && { evaluation: evaluation.value }),
    ...(view.value && { view: view.value }),
  };
}

function readView(data: unknown, curves: number): PanelView | undefined {
  const record = readRecord(data);
  const bounds = readRecord(record?.["range"]);
  const min = readFinite(bounds?.["min"]);
  const max = readFinite(bounds?.["max"]);
  const hidden = readList(readCount, limits.curves)(record?.["hidden"]);
  const opened = readList(readParameters, limits.curves)(record?.["opened"]);
  if (min === undefined || max === undefined || !hidden || !opened) return undefined;
  if (min >= max || opened.length !== curves) return undefined;
  if (hidden.some((index) => index >= curves)) return undefined;
  return { range: { min, max }, hidden, opened };
}
