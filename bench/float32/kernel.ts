import type { Contender, Prepared } from "../kernels/adapter.ts";
import { functionName, type Part } from "./reference.ts";
import type { Kernel } from "./scan.ts";

/** Numbers that go through a kernel in one call. */
const length = 2 ** 16;

/** A float32 function of an adapter; undefined where it is not offered. */
export async function kernelOf(
  adapter: Contender,
  id: string,
  part: Part,
): Promise<(Kernel & Pick<Prepared, "dispose">) | undefined> {
  const input = new Float32Array(length);
  const mode = adapter.modes.includes("out") ? "out" : "array";
  const fn = functionName({ id, part });
  const question = { fn, dtype: "f32", n: length, row: length, input, mode } as const;
  const prepared = await adapter.prepare(question);
  return (
    prepared && {
      input,
      run() {
        prepared.run();
        const output = prepared.result();
        if (output instanceof Float32Array && output.length === length) return output;
        throw new Error(`${fn} should give ${length} numbers of float32.`);
      },
      dispose: () => prepared.dispose?.(),
    }
  );
}
