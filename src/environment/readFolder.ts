import type { Evidence } from "./evidence.ts";
import { type Files, limits, parentOf, resolvePath } from "./files.ts";
import { environmentNames, readInstalled } from "./installed.ts";
import type { EnvironmentReader } from "./reader.ts";
import { readerOf } from "./readers/index.ts";

/** What one folder tells of versions. */
export interface FolderEvidence {
  readonly evidence: readonly Evidence[];
  /** Where the packages of the folder's own environments are: for watchers. */
  readonly sitePackages: readonly string[];
}

/** Where teams keep requirements of several purposes: `requirements/base.txt`. */
const requirementsFolder = "requirements";

/**
 * Reads the files of a folder that tell versions, and the environments in it.
 *
 * @param root of the workspace: sources are shown by their paths from it, and nothing outside of it
 *   is read
 */
export async function readFolder(
  files: Files,
  folder: string,
  root: string,
): Promise<FolderEvidence> {
  const names = (await files.list(folder)) ?? [];
  const inner = names.includes(requirementsFolder)
    ? ((await files.list(`${folder}/${requirementsFolder}`)) ?? [])
    : [];
  const pending: { path: string; reader: EnvironmentReader }[] = [];
  for (const name of names) {
    const reader = readerOf(name);
    if (reader) pending.push({ path: `${folder}/${name}`, reader });
  }
  const plain = readerOf("requirements.txt");
  for (const name of inner) {
    if (!plain || !name.endsWith(".txt")) continue;
    pending.push({ path: `${folder}/${requirementsFolder}/${name}`, reader: plain });
  }
  const evidence: Evidence[] = [];
  const seen = new Set(pending.map(({ path }) => path));
  // Files that are included are put at the end of what is being read.
  for (const { path, reader } of pending) {
    const text = await files.read(path);
    if (text === undefined) continue;
    const { requirements, includes = [] } = reader.read(text);
    const source = path.slice(root.length + 1);
    for (const each of requirements) evidence.push({ ...each, source, strength: reader.strength });
    for (const include of includes) {
      const included = resolvePath(parentOf(path), include);
      const isInside = included.startsWith(`${root}/`);
      if (!plain || !isInside || seen.has(included) || seen.size > limits.includes) continue;
      seen.add(included);
      pending.push({ path: included, reader: plain });
    }
  }
  const sitePackages: string[] = [];
  for (const name of environmentNames) {
    if (!names.includes(name)) continue;
    const source = `${folder}/${name}`.slice(root.length + 1);
    const installed = await readInstalled(files, `${folder}/${name}`, source);
    evidence.push(...installed.evidence);
    if (installed.sitePackages !== undefined) sitePackages.push(installed.sitePackages);
  }
  return { evidence, sitePackages };
}
