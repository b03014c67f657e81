/** The kernels of src/kernels/simd, which the build compiles: scripts/lib/kernels. In base64. */
declare module "virtual:kernels" {
  /** For engines with relaxed SIMD, which multiply and add in one step. */
  export const relaxed: string;

  /** For engines with SIMD. */
  export const plain: string;
}
