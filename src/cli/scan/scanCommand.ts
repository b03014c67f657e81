import { done, type Ending, misuse, problem } from "../ending.ts";
import type { World } from "../world.ts";
import { readScanOptions, type ScanOptions } from "./scanOptions.ts";
import type { FoundFile } from "./walk.ts";

/** What a scan has come to. */
interface Count {
  files: number;
  uses: number;
  skipped: number;
}

/** `scan`: tells every activation used in files and folders. */
export async function runScan(args: readonly string[], world: World): Promise<Ending> {
  const read = readScanOptions(args);
  if (!read.ok) return misuse(read.problem);
  const { paths, format } = read.value;
  const count = { files: 0, uses: 0, skipped: 0 };
  for (const path of paths) await scanPath(path, read.value, count, world);
  const { files, uses, skipped } = count;
  if (format === "text") {
    await world.print([`${counted(uses, "use")} in ${counted(files, "file")}\n`]);
  }
  return skipped === 0
    ? done
    : problem(`${counted(skipped, "file or folder", "files or folders")} skipped.`);
}

async function scanPath(
  path: string,
  { format }: ScanOptions,
  count: Count,
  world: World,
): Promise<void> {
  const skip = (sentence: string) => {
    count.skipped++;
    world.progress("");
    world.complain(sentence);
  };
  async function* files(): AsyncGenerator<FoundFile> {
    for await (const found of world.walk(path)) {
      if (found.ok) yield found.value;
      else skip(found.problem);
    }
  }
  for await (const scanned of world.scan(files(), format)) {
    if ("problem" in scanned) skip(scanned.problem);
    else {
      count.files++;
      count.uses += scanned.uses;
      if (scanned.lines !== "") {
        // Where standard output is the same terminal, a line starts on an empty one.
        if (world.printsToTerminal) world.progress("");
        await world.print([scanned.lines]);
      }
    }
    world.progress(`Scanning: ${counted(count.uses, "use")} in ${counted(count.files, "file")}`);
  }
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
