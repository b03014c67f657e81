/** What the readers take at most. A sender keeps to it: a message beyond it is not read at all. */
export const limits = {
  curves: 12,
  /** Rows of an evaluation's table. */
  rows: 10_000,
  /** Bins of a histogram. */
  bins: 256,
  /** Dimensions of a tensor. */
  dimensions: 64,
  /** Parameters of one activation. */
  parameters: 16,
  /** UTF-16 units of an activation id or a parameter name. */
  name: 64,
  /** UTF-16 units of a call, as the code has it. */
  call: 10_000,
  uri: 10_000,
  digest: 256,
  label: 1_000,
  /** UTF-16 units of a notice or of a failure. */
  sentence: 10_000,
} as const;
