import type { Files } from "../../src/environment/files.ts";

/** Files of a tree that is written as paths and texts. `reads` counts what was read. */
export function memoryFiles(texts: Readonly<Record<string, string>>): Files & { reads: string[] } {
  const reads: string[] = [];
  return {
    reads,
    list(folder) {
      const names = Object.keys(texts)
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1).split("/")[0] ?? "");
      return Promise.resolve(names.length > 0 ? Array.from(new Set(names)) : undefined);
    },
    read(path) {
      reads.push(path);
      return Promise.resolve(texts[path]);
    },
  };
}
