import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import type { ParameterValues } from "../../src/activations/definition.ts";
import { record } from "../../test/support/readReference.ts";
import type { Peer, PeerFunction } from "./peer.ts";

/** NumPy of the Python that is given. */
export const loadNumpy = (python: string) => loadPython("NumPy", "numpy_peer.py", python);

/** PyTorch of the Python that is given. */
export const loadTorch = (python: string) => loadPython("PyTorch", "torch_peer.py", python);

/**
 * Starts a script that answers as `serve.py` tells. It ends with its input, so with this process.
 * Fails where there is no such Python, or no such library for it.
 */
async function loadPython(name: string, script: string, python: string): Promise<Peer> {
  const child = spawn(python, [path.resolve("bench/peers", script)], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1", OMP_NUM_THREADS: "1" },
  });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  child.on("error", (error) => (complaint = error.message));
  // A request to one that has ended fails with its complaint, which says more.
  child.stdin.on("error", () => undefined);

  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const line = await lines.next();
    if (line.done !== true) return record(JSON.parse(line.value));
    throw new Error(complaint.trim().split("\n").at(-1) ?? "It ended.");
  };
  const ask = async (
    id: string,
    parameters: ParameterValues,
    numbers: Readonly<Record<string, Float64Array>>,
  ) => {
    const request = {
      function: id,
      parameters: Object.fromEntries(
        Object.entries(parameters).map(([each, value]) => [each, String(value)]),
      ),
      ...Object.fromEntries(Object.entries(numbers).map(([each, list]) => [each, encode(list)])),
    };
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const { output, error } = await answer();
    if (typeof error === "string") throw new Error(error);
    return typeof output === "string" ? decode(output) : undefined;
  };

  const { version, functions } = await answer();
  const entries = Object.entries(record(functions)).map(([id, told]) => {
    const { composed, gradient } = record(told);
    const offered: PeerFunction<Float64Array> = {
      composed: composed === true,
      value: (input, parameters) => ask(id, parameters, { input }),
      ...(gradient === true && {
        gradient: (input, upstream, parameters) => ask(id, parameters, { input, upstream }),
      }),
    };
    return [id, offered] as const;
  });
  return {
    name,
    version: String(version),
    dtype: "float64",
    functions: Object.fromEntries(entries),
    close: () => child.stdin.end(),
  };
}

const encode = (list: Float64Array) =>
  Buffer.from(list.buffer, list.byteOffset, list.byteLength).toString("base64");

function decode(text: string): Float64Array {
  return new Float64Array(Uint8Array.from(Buffer.from(text, "base64")).buffer);
}
