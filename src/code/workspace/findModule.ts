import { type Files, parentOf } from "../../environment/files.ts";

/** A module's name as an import statement has it: `..common.blocks` has two dots. */
interface ModuleName {
  readonly dots: number;
  readonly parts: readonly string[];
}

/** Longer names are not those of modules that people write. */
const maxParts = 12;

/** In the order in which Python takes them; stubs come last, they say less. */
const endings = ["/__init__.py", ".py", "/__init__.pyi", ".pyi"] as const;

/**
 * The file of the module that an import statement names, or undefined where the workspace has none.
 *
 * A relative name starts at the importing file's package. Another one is looked for from the file's
 * own folder, which is where Python looks when the file is run, and from each folder around it up to
 * the workspace's, with a `src` in any of them; the nearest one is taken.
 *
 * @param importer path of the file that imports
 * @param root of the workspace: nothing outside of it is looked at
 */
export async function findModule(
  name: string,
  importer: string,
  root: string,
  files: Pick<Files, "list">,
): Promise<string | undefined> {
  const read = readModuleName(name);
  if (!read) return undefined;
  for (const folder of startsOf(read, importer, root)) {
    const found = await fileUnder(folder, read.parts, files);
    if (found !== undefined) return found;
  }
  return undefined;
}

function readModuleName(name: string): ModuleName | undefined {
  const [dots = ""] = /^\.*/.exec(name) ?? [];
  const rest = name.slice(dots.length);
  const parts = rest === "" ? [] : rest.split(".");
  if (parts.length > maxParts || (parts.length === 0 && dots === "")) return undefined;
  // Names of folders that go up, and what is no name at all, must not reach the file system.
  const areNames = parts.every((part) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(part));
  return areNames ? { dots: dots.length, parts } : undefined;
}

function startsOf({ dots }: ModuleName, importer: string, root: string): string[] {
  const around: string[] = [];
  for (let folder = parentOf(importer); isIn(folder, root); folder = parentOf(folder)) {
    around.push(folder);
    if (folder === root) break;
  }
  if (dots > 0) return around.slice(dots - 1, dots);
  return around.flatMap((folder) => [folder, `${folder}/src`]);
}

async function fileUnder(
  start: string,
  parts: readonly string[],
  files: Pick<Files, "list">,
): Promise<string | undefined> {
  const folder = [start, ...parts.slice(0, -1)].join("/");
  const last = parts.at(-1);
  // Of a package itself, `from . import relu`, there is only its `__init__`.
  if (last === undefined) {
    const names = (await files.list(start)) ?? [];
    const init = ["__init__.py", "__init__.pyi"].find((name) => names.includes(name));
    return init && `${start}/${init}`;
  }
  const names = (await files.list(folder)) ?? [];
  const inPackage = names.includes(last) ? ((await files.list(`${folder}/${last}`)) ?? []) : [];
  for (const ending of endings) {
    const isThere = ending.startsWith("/")
      ? inPackage.includes(ending.slice(1))
      : names.includes(`${last}${ending}`);
    if (isThere) return `${folder}/${last}${ending}`;
  }
  return undefined;
}

function isIn(folder: string, root: string): boolean {
  return folder === root || folder.startsWith(`${root}/`);
}
