/**
 * How many doubles lie between two numbers, plus one if they differ: 0 for equal ones, 0 and −0
 * included, and for two NaN; Infinity where only one is NaN.
 */
export function ulpDistance(a: number, b: number): number {
  if (Number.isNaN(a) && Number.isNaN(b)) return 0;
  if (Number.isNaN(a) || Number.isNaN(b)) return Infinity;
  const distance = ordinal(a) - ordinal(b);
  return Number(distance < 0n ? -distance : distance);
}

/** The distance from |x| to the next larger double; x must be finite. */
export function unitInLastPlace(x: number): number {
  return nextUp(Math.abs(x)) - Math.abs(x);
}

/** The next larger double; x must not be Infinity. */
export function nextUp(x: number): number {
  return fromOrdinal(ordinal(x) + 1n);
}

/** The next smaller double; x must not be −Infinity. */
export function nextDown(x: number): number {
  return -nextUp(-x);
}

/** Numbers the doubles in ascending order; 0 and −0 are both 0. */
function ordinal(x: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigInt64(0);
  return bits < 0n ? -(bits & 0x7fff_ffff_ffff_ffffn) : bits;
}

function fromOrdinal(index: bigint): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigInt64(0, index < 0n ? -index : index);
  const magnitude = view.getFloat64(0);
  return index < 0n ? -magnitude : magnitude;
}
