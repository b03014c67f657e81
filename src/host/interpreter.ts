import * as vscode from "vscode";

/** The Python that the user chose: the folder of its environment, and its version where known. */
export interface Interpreter {
  readonly prefix: string;
  /** `3.11`. */
  readonly python?: string;
}

/**
 * The interpreter that is selected in the Python extension for a file.
 *
 * That extension is never started by us, and what it is asked for it knows already: no interpreter
 * runs. Undefined where it is not active, or tells nothing that can be read.
 */
export function selectedInterpreter(uri: vscode.Uri): Interpreter | undefined {
  const environments = environmentsOfPython();
  if (!environments) return undefined;
  const active = call(environments, "getActiveEnvironmentPath", uri);
  const path = textAt(active, "path");
  if (path === undefined || path === "python") return undefined;
  const known = listAt(environments, "known").find(
    (environment) => textAt(environment, "id") === textAt(active, "id"),
  );
  const executable = recordAt(known, "executable");
  const version = recordAt(known, "version");
  const [major, minor] = [version["major"], version["minor"]];
  const python =
    typeof major === "number" && typeof minor === "number" ? `${major}.${minor}` : undefined;
  const prefix = textAt(executable, "sysPrefix") ?? prefixOf(path);
  return {
    prefix: vscode.Uri.file(prefix).path,
    ...(python !== undefined && { python }),
  };
}

/** Calls back when another interpreter is selected; undefined while the Python extension rests. */
export function onDidSelectInterpreter(listener: () => void): vscode.Disposable | undefined {
  const environments = environmentsOfPython();
  const subscription = environments
    ? call(environments, "onDidChangeActiveEnvironmentPath", listener)
    : undefined;
  if (!isRecord(subscription)) return undefined;
  return new vscode.Disposable(() => call(subscription, "dispose"));
}

function environmentsOfPython(): Fields | undefined {
  const extension = vscode.extensions.getExtension<unknown>("ms-python.python");
  if (!extension?.isActive || !isRecord(extension.exports)) return undefined;
  const { environments } = extension.exports;
  return isRecord(environments) ? environments : undefined;
}

/** The environment that an executable is in: `/venv` of `/venv/bin/python`. */
function prefixOf(path: string): string {
  return path.replace(/[\\/](?:(?:bin|Scripts)[\\/])?python[\w.]*$/i, "");
}

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

function recordAt(value: unknown, key: string): Fields {
  const found = isRecord(value) ? value[key] : undefined;
  return isRecord(found) ? found : {};
}

function textAt(value: unknown, key: string): string | undefined {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === "string" && found !== "" ? found : undefined;
}

function listAt(value: Fields, key: string): readonly unknown[] {
  const found = value[key];
  return Array.isArray(found) ? found : [];
}

function call(value: Fields, method: string, argument?: unknown): unknown {
  const found = value[method];
  return typeof found === "function" ? (found.call(value, argument) as unknown) : undefined;
}
