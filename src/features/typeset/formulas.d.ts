/* eslint-disable @typescript-eslint/consistent-type-imports -- A declared module has no relative imports. */

/** All formulas of the catalogue, which the build typesets: scripts/lib/formulas. */
declare module "virtual:formulas" {
  /** By key, one character each. Those of numbers are their own keys, with `-` for the minus sign. */
  export const glyphs: Readonly<Record<string, import("./boxes.ts").Glyph>>;

  /** What parameters are called, by the symbol in plain text. */
  export const symbols: Readonly<Record<string, import("./boxes.ts").Row>>;

  /** By the activation's id: its formula, then its simpler ones in their order. */
  export const formulas: Readonly<Record<string, readonly Formula[]>>;

  interface Formula {
    readonly value: import("./boxes.ts").Row;
    readonly derivative: import("./boxes.ts").Row;
  }
}
