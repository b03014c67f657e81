import type { ParameterValues } from "../activations/definition.ts";
import { limits } from "./limits.ts";
import type { Curve } from "./messages.ts";
import { readNumber, readOptional, readRecord, readText } from "./readValues.ts";

/** Reads one curve; undefined for anything else. */
export function readCurve(data: unknown): Curve | undefined {
  const record = readRecord(data);
  const activation = readName(record?.["activation"]);
  const parameters = readParameters(record?.["parameters"]);
  const call = readOptional(readText(limits.call), record?.["call"]);
  if (activation === undefined || !parameters || !call) return undefined;
  return {
    activation,
    parameters,
    ...(call.value !== undefined && { call: call.value }),
  };
}

/** Reads finite or infinite numbers by name; undefined for anything else. */
export function readParameters(data: unknown): ParameterValues | undefined {
  const record = readRecord(data);
  if (!record) return undefined;

  const entries = Object.entries(record);
  if (entries.length > limits.parameters) return undefined;
  const parameters: [name: string, value: number][] = [];
  for (const [key, entry] of entries) {
    const name = readName(key);
    const value = readNumber(entry);
    if (name === undefined || value === undefined || Number.isNaN(value)) return undefined;
    parameters.push([name, value]);
  }
  return Object.fromEntries(parameters);
}

/** A canonical id: snake_case. */
function readName(data: unknown): string | undefined {
  const name = readText(limits.name)(data);
  return name !== undefined && /^[a-z][a-z0-9_]*$/.test(name) ? name : undefined;
}
