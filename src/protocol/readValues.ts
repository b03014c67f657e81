/** Takes what may be anything; gives a value, or undefined where it is not what is wanted. */
export type Reader<Value> = (data: unknown) => Value | undefined;

/** A record that is not a list; its fields may be anything. */
export function readRecord(data: unknown): Readonly<Record<string, unknown>> | undefined {
  return isRecord(data) ? data : undefined;
}

/** Any number, NaN and the infinities included, also as `encodeNumbers` writes it. */
export function readNumber(data: unknown): number | undefined {
  if (typeof data === "number") return data;
  switch (data) {
    case "NaN":
      return NaN;
    case "Infinity":
      return Infinity;
    case "-Infinity":
      return -Infinity;
    case "-0":
      return -0;
    default:
      return undefined;
  }
}

/** A number that is neither NaN nor infinite. */
export function readFinite(data: unknown): number | undefined {
  const x = readNumber(data);
  return Number.isFinite(x) ? x : undefined;
}

/** A whole number from 0 on that float64 holds exactly. */
export function readCount(data: unknown): number | undefined {
  return typeof data === "number" && Number.isSafeInteger(data) && data >= 0 ? data : undefined;
}

/** Text of at most `longest` UTF-16 units. */
export function readText(longest: number): Reader<string> {
  return (data) => (typeof data === "string" && data.length <= longest ? data : undefined);
}

/** A list of at most `longest` items, every one of which `readItem` takes. */
export function readList<Item>(readItem: Reader<Item>, longest: number): Reader<readonly Item[]> {
  return (data) => {
    if (!Array.isArray(data) || data.length > longest) return undefined;
    const items: Item[] = [];
    for (const entry of data) {
      const item = readItem(entry);
      if (item === undefined) return undefined;
      items.push(item);
    }
    return items;
  };
}

/** Reads the named fields of a record, all alike; undefined where one of them is something else. */
export function readFields<Name extends string, Value>(
  names: readonly Name[],
  read: Reader<Value>,
  record: Readonly<Record<string, unknown>> | undefined,
): Readonly<Record<Name, Value>> | undefined {
  const fields: Record<string, Value> = {};
  for (const name of names) {
    const value = read(record?.[name]);
    if (value !== undefined) fields[name] = value;
  }
  return hasAll(fields, names) ? fields : undefined;
}

function hasAll<Name extends string, Value>(
  fields: Readonly<Record<string, Value>>,
  names: readonly Name[],
): fields is Readonly<Record<Name, Value>> {
  return names.every((name) => name in fields);
}

/**
 * Reads a field that may be absent: `{}` where it is, undefined where it holds something that
 * `read` does not take.
 */
export function readOptional<Value>(
  read: Reader<Value>,
  data: unknown,
): { readonly value?: Value } | undefined {
  if (data === undefined) return {};
  const value = read(data);
  return value === undefined ? undefined : { value };
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
