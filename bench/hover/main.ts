import { writeFile } from "node:fs/promises";
import path from "node:path";
import { readCommandLine } from "../../scripts/lib/commandLine.mjs";
import { root } from "../../scripts/lib/paths.mjs";
import { messageOf, Problem, runCommand } from "../../scripts/lib/problem.mjs";
import { temporaryFolder } from "../../scripts/lib/temporaryFolder.mjs";
import { machineText } from "../kernels/machine.ts";
import { installedVersion } from "../peers/installed.ts";
import { measureOurs, type Timings } from "./ours.ts";
import { measurePyright } from "./pyright.ts";
import { tableOf } from "./table.ts";

await runCommand(async () => {
  const { values } = readCommandLine({
    // The benchmark's name.
    allowPositionals: true,
    options: {
      lines: { type: "string", default: "5200" },
      rounds: { type: "string", default: "20" },
      json: { type: "string" },
    },
  });
  const lines = readCount("--lines", values.lines);
  const rounds = readCount("--rounds", values.rounds);
  const json = values.json === undefined ? undefined : path.resolve(values.json);
  // Peers are found from there.
  process.chdir(root);
  const ours = measureOurs(lines, rounds);
  const peer = await pyright(lines, rounds);
  console.log(`A file of ${lines} lines, ${machineText()}, Node ${process.versions.node}\n`);
  console.log(tableOf(ours, peer).join("\n"));
  if (json !== undefined) await writeFile(json, `${JSON.stringify({ ours, peer })}\n`);
});

interface Peer {
  readonly name: string;
  readonly timings: Timings;
}

async function pyright(lines: number, rounds: number): Promise<Peer | undefined> {
  try {
    const name = `pyright ${await installedVersion("pyright")}`;
    return { name, timings: await measurePyright(temporaryFolder("hover"), lines, rounds) };
  } catch (error) {
    console.log(`pyright is left out: ${messageOf(error)}`);
    return undefined;
  }
}

function readCount(option: string, text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new Problem(`${option} is a whole number from 1 on, which "${text}" is not.`);
}
