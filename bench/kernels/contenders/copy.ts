import type { Contender } from "../adapter.ts";

/** Not a peer but the measure of memory: what `target.set(source)` takes. */
export function loadCopy(): Contender {
  return {
    name: "set",
    modes: ["array", "out"],
    info: () => `Node ${process.versions.node}`,
    // The name of the function does not matter.
    prepare({ n, input, mode }) {
      if (!(input instanceof Float32Array)) return undefined;
      let target = new Float32Array(n);
      return {
        run() {
          if (mode === "array") target = new Float32Array(n);
          target.set(input);
        },
        result: () => target,
      };
    },
  };
}
