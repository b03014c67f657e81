import { parse } from "smol-toml";

/** An object of JSON or TOML. */
export type Table = Readonly<Record<string, unknown>>;

/** A TOML file; an empty table where it cannot be read, as while it is being edited. */
export function readToml(text: string): Table {
  return attempt(() => parse(text.replace(/^\uFEFF/, "")));
}

/** A JSON file with an object in it; an empty table where it cannot be read. */
export function readJson(text: string): Table {
  return attempt((): unknown => JSON.parse(text.replace(/^\uFEFF/, "")));
}

/** The table at a path of keys; an empty one where there is none. */
export function tableAt(table: Table, ...path: readonly string[]): Table {
  let found = table;
  for (const key of path) found = asTable(found[key]);
  return found;
}

/** A value as a table; an empty one where it is something else. */
export function asTable(value: unknown): Table {
  return isTable(value) ? value : {};
}

/** The strings in a list; none where it is something else. */
export function stringsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function attempt(read: () => unknown): Table {
  try {
    return asTable(read());
  } catch {
    return {};
  }
}

function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
