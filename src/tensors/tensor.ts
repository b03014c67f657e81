/** Numbers with a shape. */
export interface Tensor {
  /** Lengths from the outermost axis in; empty for a single number. */
  readonly shape: readonly number[];
  /** Row-major; as many numbers as the shape says. */
  readonly data: Float64Array;
}

/** How many numbers a shape holds; 1 for the empty shape of a single number. */
export function countOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** More numbers than this are refused before memory is taken for them. */
export const maxCount = 10_000_000;

/** `10,000,000`: a count as sentences show it, the same in every locale. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** `(2, 3)`, `(3,)`, `()`, as NumPy shows shapes. */
export function shapeText(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape.join()},)` : `(${shape.join(", ")})`;
}
