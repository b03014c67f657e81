import type { Contender } from "../kernels/adapter.ts";
import { alongAxis, checkSlices } from "./alongAxis.ts";
import type { Tally } from "./errors.ts";
import { kernelOf } from "./kernel.ts";
import { elementwise, type Part, parts, referenceFor } from "./reference.ts";
import { stratifiedSample } from "./sample.ts";
import { scanList } from "./scan.ts";

/** Of each exponent and sign; of all together 2¹⁶. */
const each = 128;

/** What can be checked by sample. */
export const sampledIds: readonly string[] = [...elementwise, ...alongAxis].map(({ id }) => id);

export interface Sampled {
  readonly id: string;
  readonly part: Part;
  readonly tally: Tally;
}

/**
 * Checks what an adapter offers of these functions: at numbers of every exponent, and those along an
 * axis at slices of every kind.
 */
export async function checkSample(
  adapter: Contender,
  ids: readonly string[],
): Promise<readonly Sampled[]> {
  const sample = stratifiedSample(each);
  const results: Sampled[] = [];
  for (const id of ids) {
    for (const part of parts) {
      const reference = referenceFor(id, part);
      const kernel = reference && (await kernelOf(adapter, id, part));
      if (!kernel) continue;
      results.push({ id, part, tally: scanList(kernel, reference, sample) });
      kernel.dispose?.();
    }
  }
  for (const activation of alongAxis.filter(({ id }) => ids.includes(id))) {
    const tally = await checkSlices(adapter, activation);
    if (tally) results.push({ id: activation.id, part: "value", tally });
  }
  return results;
}
