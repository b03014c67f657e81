/** The Python that somebody chose. */
export interface Interpreter {
  /** Folder of its environment, as its platform writes it. */
  readonly prefix: string;
  /** `3.11`, where it is known. */
  readonly python?: string;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * The interpreter that is selected in VS Code's Python extension for a file.
 *
 * What is asked is known there already: no interpreter runs for it.
 *
 * @param api what the extension exports
 * @param resource the file's URI
 * @returns undefined where none is chosen, or what comes is not of the documented shape
 */
export function readSelectedInterpreter(api: unknown, resource: unknown): Interpreter | undefined {
  const environments = fieldsAt(api, "environments");
  const { getActiveEnvironmentPath, known } = environments;
  if (typeof getActiveEnvironmentPath !== "function") return undefined;
  const active: unknown = getActiveEnvironmentPath.call(environments, resource);
  const path = textAt(active, "path");
  // Its name alone is what it is called where none was found.
  if (path === undefined || !/[\\/]/.test(path)) return undefined;
  const id = textAt(active, "id");
  const list: readonly unknown[] = Array.isArray(known) ? known : [];
  const details = list.find((environment) => textAt(environment, "id") === id);
  const { major, minor } = fieldsAt(details, "version");
  const prefix = textAt(fieldsAt(details, "executable"), "sysPrefix") ?? prefixOf(path);
  const isKnown = typeof major === "number" && typeof minor === "number";
  return { prefix, ...(isKnown && { python: `${major}.${minor}` }) };
}

/** The environment that an executable is in: `/venv` of `/venv/bin/python`; a folder is one itself. */
function prefixOf(path: string): string {
  return path.replace(/[\\/](?:(?:bin|Scripts)[\\/])?python[\w.]*$/i, "");
}

function fieldsAt(value: unknown, key: string): Fields {
  const found = isFields(value) ? value[key] : undefined;
  return isFields(found) ? found : {};
}

function textAt(value: unknown, key: string): string | undefined {
  const found = isFields(value) ? value[key] : undefined;
  return typeof found === "string" && found !== "" ? found : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}
