import type { ArrayView } from "./expressionScalars.ts";
import { emptyToken, scanNumber } from "../scan/numberToken.ts";
import type { Scalar } from "./pythonArithmetic.ts";
import type { ReadTensor } from "../reading.ts";

/** What a name stands for that is bound to these numbers. */
export function boundNumbers(read: ReadTensor): Scalar | ArrayView {
  const { shape, data } = read.tensor;
  const [first] = data;
  return shape.length === 0 && first !== undefined
    ? pythonScalar(first, read.hasFloats)
    : { data, shape, from: 0, isFloat: floatsOf(read) };
}

/** A number as Python has it: an integer stays one as long as float64 holds it exactly. */
export function pythonScalar(value: number, isFloat: boolean): Scalar {
  return !isFloat && Number.isSafeInteger(value) ? BigInt(value) : value;
}

/** Which numbers are floats. A list keeps integers and floats apart, an array has one type for all. */
function floatsOf({ written, hasFloats, text, array }: ReadTensor): (index: number) => boolean {
  const isList = /[[(]/.test(text.charAt(array.from));
  if (!isList || !hasFloats || written.kind === "generated") return () => hasFloats;
  const token = emptyToken();
  return (index) => {
    const [from, to] = [written.starts[index] ?? 0, written.ends[index] ?? 0];
    return scanNumber(text, from, token) !== to || token.isFloat;
  };
}
