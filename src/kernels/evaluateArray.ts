import type { Elementwise, ParameterValues } from "../activations/definition.ts";
import { type ArrayOptions, requireLength } from "./arrayOptions.ts";
import { bestEngine, type Engine, type Floats, type Workshop, workshopStart } from "./engine.ts";
import { kernelCall, type KernelCall } from "./kernelCalls.ts";

/**
 * Puts an array of any length through an activation and its derivative, into arrays that are as long.
 * An output may be the input itself; else arrays do not overlap.
 *
 * Errors: float32 at most 1 ulp from the exact result for parameters as they are, near the irrational
 * root of a gradient 1 ulp of its largest term; float64 as the definition, or exact.
 */
export function evaluateArray<Numbers extends Floats>(
  activation: Elementwise,
  parameters: ParameterValues,
  input: Numbers,
  options: ArrayOptions<Numbers>,
): void {
  const { engine = bestEngine() } = options;
  requireLength(input.length, options);
  const precision = input instanceof Float32Array ? "float32" : "float64";
  const call = kernelCall(activation.id, parameters, precision);
  const workshop = call && workshopOf(engine);
  if (workshop) runInChunks(workshop, call, input, options);
  else evaluateByDefinition(activation, parameters, input, options);
}

/** Numbers that are in kernel memory at a time. */
const chunk = 8_192;

/** A workshop of chunks, and views of them in each precision. */
class Scratch {
  readonly workshop: Workshop;
  readonly float32: Areas<Float32Array>;
  readonly float64: Areas<Float64Array>;

  constructor(workshop: Workshop) {
    this.workshop = workshop;
    const { buffer } = workshop;
    this.float32 = areas((start) => new Float32Array(buffer, start, chunk));
    this.float64 = areas((start) => new Float64Array(buffer, start, chunk));
  }
}

interface Areas<Numbers> {
  readonly values: Numbers;
  readonly gradients: Numbers;
  readonly upstreams: Numbers;
}

const areaSize = chunk * Float64Array.BYTES_PER_ELEMENT;

function areas<Numbers>(view: (start: number) => Numbers): Areas<Numbers> {
  return {
    values: view(workshopStart),
    gradients: view(workshopStart + areaSize),
    upstreams: view(workshopStart + 2 * areaSize),
  };
}

const scratches = new WeakMap<Engine, Scratch>();

function workshopOf(engine: Engine): Scratch | undefined {
  const known = scratches.get(engine);
  if (known) return known;
  const workshop = engine.open(3 * areaSize);
  if (!workshop) return undefined;
  const scratch = new Scratch(workshop);
  scratches.set(engine, scratch);
  return scratch;
}

/** Through the scratch: the array that a user has is not in kernel memory. */
function runInChunks(
  { workshop, float32, float64 }: Scratch,
  { kernel, parameters: [a, b, c] }: KernelCall,
  input: Floats,
  { value, gradient, upstream }: ArrayOptions,
): void {
  const run = workshop.kernel(kernel);
  const { values, gradients, upstreams } = input instanceof Float32Array ? float32 : float64;
  const { length } = input;
  for (let from = 0; from < length; from += chunk) {
    const count = Math.min(chunk, length - from);
    const isWhole = count === length;
    const part = (array: Floats) => (isWhole ? array : array.subarray(from, from + count));
    values.set(part(input));
    if (upstream) upstreams.set(part(upstream));
    run(
      values.byteOffset,
      value ? values.byteOffset : 0,
      gradient ? gradients.byteOffset : 0,
      upstream ? upstreams.byteOffset : 0,
      count,
      a,
      b,
      c,
    );
    value?.set(count === chunk ? values : values.subarray(0, count), from);
    gradient?.set(count === chunk ? gradients : gradients.subarray(0, count), from);
  }
}

/** Number by number, in doubles; float arrays round what they are given to the nearest. */
function evaluateByDefinition(
  activation: Elementwise,
  parameters: ParameterValues,
  input: Floats,
  { value, gradient, upstream }: ArrayOptions,
): void {
  for (let i = 0; i < input.length; i++) {
    const x = input[i] ?? NaN;
    const slope = gradient && activation.derivative(x, parameters) * (upstream?.[i] ?? 1);
    if (value) value[i] = activation.value(x, parameters);
    if (gradient) gradient[i] = slope ?? NaN;
  }
}
