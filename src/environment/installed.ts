import type { Evidence } from "./evidence.ts";
import { type Files, nameOf } from "./files.ts";
import { type Requirement, requirement } from "./requirement.ts";
import { exactly, releaseOf } from "./versionRange.ts";

/** Names that virtual environments have in the folder of a project. */
export const environmentNames = [".venv", "venv", "env"] as const;

/** A folder in which packages are installed, and the distributions in it. */
export interface Installed {
  /** For watchers; undefined where there is no environment. */
  readonly sitePackages: string | undefined;
  readonly evidence: readonly Evidence[];
}

/** What the name of a folder in `site-packages` tells: `tf_keras-2.16.0.dist-info`. */
export function readDistInfo(name: string): Requirement | undefined {
  const parts = /^([A-Za-z0-9].*?)-(\d[^-]*)(?:-py[\d.]+)?\.(?:dist|egg)-info$/.exec(name);
  const [, distribution, version = ""] = parts ?? [];
  const release = releaseOf(version);
  if (distribution === undefined || release === undefined) return undefined;
  return requirement(distribution, exactly(release), `${distribution} ${release}`);
}

/**
 * What is installed in an environment.
 *
 * @param prefix its folder, with `lib/python3.11/site-packages` or `Lib/site-packages` in it
 * @param source how the environment is shown
 * @param python `3.11`, where several versions share the folder and it is known
 */
export async function readInstalled(
  files: Files,
  prefix: string,
  source = nameOf(prefix),
  python?: string,
): Promise<Installed> {
  for (const folder of await packageFolders(files, prefix, python)) {
    const names = await files.list(folder);
    if (!names) continue;
    const evidence = names.flatMap((name): Evidence[] => {
      const read = readDistInfo(name);
      return read ? [{ ...read, source, strength: "installed" }] : [];
    });
    return { sitePackages: folder, evidence };
  }
  return { sitePackages: undefined, evidence: [] };
}

async function packageFolders(
  files: Files,
  prefix: string,
  python: string | undefined,
): Promise<string[]> {
  const versions = ((await files.list(`${prefix}/lib`)) ?? []).filter((name) =>
    python === undefined ? /^python3\.\d+$/.test(name) : name === `python${python}`,
  );
  // Which of several Pythons runs is not for us to guess.
  const [only] = versions.length === 1 ? versions : [];
  return [
    ...(only === undefined ? [] : [`${prefix}/lib/${only}/site-packages`]),
    `${prefix}/Lib/site-packages`,
  ];
}
