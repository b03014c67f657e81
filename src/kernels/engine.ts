import { plain, relaxed } from "virtual:kernels";

/** What kernels run on: WebAssembly with fused steps, or without them; or the definitions themselves. */
export type EngineName = "relaxed" | "plain" | "scalar";

/** Floats, computed as such or as doubles and rounded once. */
export type Floats = Float32Array | Float64Array;

/**
 * A kernel of the WebAssembly module. Arguments are addresses of the source, the value, the gradient
 * and what arrives from above (each of the last three may be 0: not wanted, or ones), the count, and
 * up to three parameters.
 */
export type Kernel = (...numbers: number[]) => unknown;

/** Kernels with a memory of their own. */
export interface Workshop {
  readonly buffer: ArrayBuffer;
  kernel(name: string): Kernel;
}

/** Where kernels come from. */
export interface Engine {
  readonly name: EngineName;
  /** Kernels over a memory that has `bytes` free from `workshopStart` on; undefined without WebAssembly. */
  open(bytes: number): Workshop | undefined;
}

/** What lies before this address belongs to the module. */
export const workshopStart = 65_536;

const pageSize = 65_536;

const sources = { relaxed, plain };

/** The engine of a name, or undefined where the platform cannot run it. */
export function engineOf(name: EngineName): Engine | undefined {
  if (name === "scalar") return { name, open: () => undefined };
  const bytes = decoded(sources[name]);
  if (!WebAssembly.validate(bytes)) return undefined;
  const module = new WebAssembly.Module(bytes);
  // Relaxed engines may take two steps for one; the kernels for them count on one.
  if (name === "relaxed" && !fusesSteps(open(module, 0))) return undefined;
  return { name, open: (size) => open(module, size) };
}

function fusesSteps(workshop: Workshop): boolean {
  return Boolean(workshop.kernel("fusesSteps")());
}

let best: Engine | undefined;

/** The fastest engine that the platform can run. It is found, and its module compiled, once. */
export function bestEngine(): Engine {
  return (best ??= engineOf("relaxed") ??
    engineOf("plain") ?? { name: "scalar", open: () => undefined });
}

function open(module: WebAssembly.Module, bytes: number): Workshop {
  const pages = Math.ceil((workshopStart + bytes) / pageSize);
  const memory = new WebAssembly.Memory({ initial: pages });
  const { exports } = new WebAssembly.Instance(module, {
    env: { memory, log1p: Math.log1p },
  });
  return {
    buffer: memory.buffer,
    kernel(name) {
      const found = exports[name];
      if (!isKernel(found)) throw new Error(`There is no kernel ${name}`);
      return found;
    },
  };
}

const isKernel = (found: unknown): found is Kernel => typeof found === "function";

function decoded(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
