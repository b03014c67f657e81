/** Calls that make an array of what their first argument lists, by the last part of their name. */
const arrayMakers: ReadonlySet<string> = new Set([
  "array",
  "asarray",
  "asanyarray",
  "ascontiguousarray",
  "Array",
  "tensor",
  "as_tensor",
  "Parameter",
  "constant",
  "convert_to_tensor",
]);

/** `torch.Tensor` and its like: given a number they make a tensor of that size. */
const typedTensor = /^(?:Float|Double|Half|BFloat16|Long|Int|Short)?Tensor$/;

/** Whether a call by this name gives its first argument as an array, so that its numbers can be read through it. */
export function makesArray(name: string): boolean {
  return arrayMakers.has(name) || typedTensor.test(name);
}

/** Whether the call takes a list only. */
export function needsList(name: string): boolean {
  return typedTensor.test(name) || makesList(name);
}

/** Whether the call is Python's own way to make a sequence. */
export function makesList(name: string): boolean {
  return name === "list" || name === "tuple";
}

const reshaping: readonly string[] = ["shape", "ndmin"];

/** Whether an argument by this name gives the numbers another shape than they are written in. */
export function reshapes(keyword: string): boolean {
  return reshaping.includes(keyword);
}
