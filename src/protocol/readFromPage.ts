import { limits } from "./limits.ts";
import type { FromPage, ResultAction } from "./messages.ts";
import { readCurve } from "./readCurve.ts";
import { readSource } from "./readEvaluation.ts";
import { readCount, readOptional, readRecord, readText } from "./readValues.ts";

/** Reads a message from the page; undefined for anything that this version does not know. */
export function readFromPage(data: unknown): FromPage | undefined {
  const record = readRecord(data);
  switch (record?.["type"]) {
    case "ready": {
      const restored = record["restored"];
      return typeof restored === "boolean" ? { type: "ready", restored } : undefined;
    }
    case "evaluate": {
      const subject = readSubject(record);
      return subject && { type: "evaluate", ...subject };
    }
    case "result": {
      const subject = readSubject(record);
      const action = readAction(record["action"]);
      const of = record["of"];
      if (!subject || !action || (of !== "value" && of !== "derivative")) return undefined;
      return { type: "result", action, of, ...subject };
    }
    case "failed": {
      const message = readText(limits.sentence)(record["message"]);
      return message === undefined ? undefined : { type: "failed", message };
    }
    default:
      return undefined;
  }
}

/** What a request is about: numbers, the curve to put them through, along which axis, which seed. */
function readSubject(record: Readonly<Record<string, unknown>>) {
  const curve = readCurve(record["curve"]);
  const source = readSource(record["source"]);
  const axis = readOptional(readAxis, record["axis"]);
  const seed = readOptional(readCount, record["seed"]);
  if (!curve || !source || !axis || !seed) return undefined;
  return {
    curve,
    source,
    ...(axis.value !== undefined && { axis: axis.value }),
    ...(seed.value !== undefined && { seed: seed.value }),
  };
}

function readAxis(data: unknown): number | undefined {
  const axis = readCount(data);
  return axis !== undefined && axis < limits.dimensions ? axis : undefined;
}

function readAction(data: unknown): ResultAction | undefined {
  switch (data) {
    case "copy":
    case "insertBelow":
    case "replaceSelection":
      return data;
    default:
      return undefined;
  }
}
