// The process of one contender: `contender.mjs <key> <adapter>` answers lines as in protocol.ts.
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { messageOf } from "../../scripts/lib/problem.mjs";
import type { Contender } from "./adapter.ts";
import { contenders } from "./contenders/index.ts";
import { type Greeting, mark, readRequest, type Reply, type Request } from "./protocol.ts";
import { timeOf } from "./timing.ts";

const [, , key = "", adapter = ""] = process.argv;

const say = (told: Greeting | Reply) => process.stdout.write(`${mark}${JSON.stringify(told)}\n`);

const contender = await load();
if (contender) {
  say({ name: contender.name, modes: contender.modes, info: contender.info() });
  for await (const line of createInterface({ input: process.stdin })) {
    say(await answer(contender, readRequest(line)));
  }
}
// Some libraries have threads that would go on.
process.exit();

async function load(): Promise<Contender | undefined> {
  try {
    const loaded = await contenders[key]?.(adapter);
    if (!loaded) throw new Error(`There is no contender ${key}.`);
    return loaded;
  } catch (error) {
    say({ failure: messageOf(error) });
    return undefined;
  }
}

async function answer(asked: Contender, request: Request): Promise<Reply> {
  try {
    const { buffer } = Uint8Array.from(await readFile(request.file));
    const input = new Float32Array(buffer);
    const prepared = await asked.prepare({ ...request, dtype: "f32", input });
    if (!prepared) return {};
    try {
      return { nanoseconds: await timeOf(prepared, request.milliseconds) };
    } finally {
      await prepared.dispose?.();
    }
  } catch (error) {
    return { failure: messageOf(error) };
  }
}
