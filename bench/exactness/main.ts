import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Activation } from "../../src/activations/definition.ts";
import { activationById, activations } from "../../src/activations/index.ts";
import { readCommandLine } from "../../scripts/lib/commandLine.mjs";
import { root } from "../../scripts/lib/paths.mjs";
import { messageOf, Problem, runCommand } from "../../scripts/lib/problem.mjs";
import { candidates } from "../peers/index.ts";
import type { Peer } from "../peers/peer.ts";
import { readCases } from "./cases.ts";
import { measureOurs, measurePeer, type Outcome } from "./measure.ts";
import { headingOf, jsonOf, type Measured, textOf } from "./report.ts";

await runCommand(async () => {
  const { values } = readCommandLine({
    // The benchmark's name.
    allowPositionals: true,
    options: {
      json: { type: "string" },
      mean: { type: "boolean" },
      only: { type: "string" },
      python: { type: "string", default: "/usr/bin/python3" },
    },
  });
  const json = values.json === undefined ? undefined : path.resolve(values.json);
  // References and peers are found from there.
  process.chdir(root);
  const chosen = chooseActivations(values.only);
  const asked = chosen.filter(hasReferences);
  const withoutReferences = chosen.filter((each) => !hasReferences(each)).map(({ id }) => id);

  const { peers, missing } = await loadPeers(values.python);
  try {
    console.log(`\n${headingOf({ peers, missing })}\n`);
    const measured = await measureAll(asked, peers);
    const result = { peers, missing, measured, withoutReferences };
    console.log(textOf(result, values.mean ? "mean" : "max"));
    if (json !== undefined) await write(json, jsonOf(result));
    tellStrangers(peers);
  } finally {
    for (const peer of peers) peer.close?.();
  }
});

/** Activations whose id the pattern matches; all where there is none. */
function chooseActivations(only: string | undefined): readonly Activation[] {
  if (only === undefined) return activations;
  const pattern = readPattern(only);
  const chosen = activations.filter(({ id }) => pattern.test(id));
  if (chosen.length === 0) throw new Problem(`No activation has an id that matches "${only}".`);
  return chosen;
}

function readPattern(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch (error) {
    throw new Problem(messageOf(error));
  }
}

function hasReferences({ id }: Activation): boolean {
  return existsSync(path.join("test/fixtures/activations/values", `${id}.json.gz`));
}

async function loadPeers(python: string) {
  const peers: Peer[] = [];
  const missing: { title: string; reason: string }[] = [];
  for (const { title, load } of candidates) {
    try {
      peers.push(await load(python));
    } catch (error) {
      missing.push({ title, reason: messageOf(error) });
    }
  }
  return { peers, missing };
}

async function measureAll(asked: readonly Activation[], peers: readonly Peer[]) {
  const measured: Measured[] = [];
  for (const activation of asked) {
    for (const question of readCases(activation)) {
      const ours = measureOurs(question);
      const outcomes: Outcome[] = [];
      for (const peer of peers) outcomes.push(await measurePeer(peer, question, ours));
      measured.push({ activation, chosen: question.chosen, ours, outcomes });
    }
  }
  return measured;
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new Problem(`Could not write the figures: ${messageOf(error)}`);
  }
}

/** A misspelt id in a peer's file would be a function that is silently not measured. */
function tellStrangers(peers: readonly Peer[]): void {
  for (const { name, dtype, functions } of peers) {
    const unknown = Object.keys(functions).filter((id) => !activationById(id));
    if (unknown.length === 0) continue;
    console.log(`\n${name} ${dtype} has functions that the catalogue lacks: ${unknown.join(", ")}`);
  }
}
