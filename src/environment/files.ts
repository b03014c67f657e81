/** The files that can be read, by absolute paths with `/` between their parts. */
export interface Files {
  /** The names in a folder; undefined where there is no such folder or it cannot be read. */
  list(folder: string): Promise<readonly string[] | undefined>;
  /** The text of a file; undefined where it cannot be read or is longer than `limits.fileBytes`. */
  read(path: string): Promise<string | undefined>;
}

/** Nothing that people write or tools make for them is larger. */
export const limits = {
  /** The lock file of a large project has 2 MB. */
  fileBytes: 8_000_000,
  /** Files that requirements include, all together. */
  includes: 50,
} as const;

/** A path from a folder, which may go up from it: `../base.txt`. */
export function resolvePath(folder: string, relative: string): string {
  const parts = relative.startsWith("/") ? [] : folder.split("/");
  for (const part of relative.replaceAll("\\", "/").split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  const path = parts.join("/");
  return relative.startsWith("/") ? `/${path}` : path;
}

/** The folder that a file or a folder is in: `/a` of `/a/b`. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

/** `b` of `/a/b`. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The folder that a file is in and those around it up to `root`, which is the last one. */
export function foldersUpTo(root: string, file: string): string[] {
  const folders: string[] = [];
  let folder = parentOf(file);
  while (folder.length > root.length && folder.startsWith(`${root}/`)) {
    folders.push(folder);
    folder = parentOf(folder);
  }
  return [...folders, root];
}
