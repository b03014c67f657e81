import { limits } from "./limits.ts";
import type { ToPage } from "./messages.ts";
import { readCurve } from "./readCurve.ts";
import { readEvaluation } from "./readEvaluation.ts";
import { readPanelState } from "./readPanelState.ts";
import { readRecord, readText } from "./readValues.ts";

/** Reads a message from the host; undefined for anything that this version does not know. */
export function readToPage(data: unknown): ToPage | undefined {
  const record = readRecord(data);
  switch (record?.["type"]) {
    case "show": {
      const state = readPanelState(record["state"]);
      return state && { type: "show", state };
    }
    case "evaluated": {
      const curve = readCurve(record["curve"]);
      const evaluation = readEvaluation(record["evaluation"]);
      return curve && evaluation && { type: "evaluated", curve, evaluation };
    }
    case "notice": {
      const text = readText(limits.sentence)(record["text"]);
      return text === undefined ? undefined : { type: "notice", text };
    }
    default:
      return undefined;
  }
}
