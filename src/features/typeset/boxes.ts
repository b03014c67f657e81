/*
 * What a typeset formula is made of. Lengths are in thousandths of the font size of where they
 * stand; y grows upwards from the baseline.
 */

/** Boxes side by side, on one baseline. */
export type Row = readonly Box[];

/** Glyphs by their keys, side by side; a space, negative to move back; or one of the boxes below. */
export type Box = string | number | Slot | Stack;

/** Where a parameter's symbol or number goes. */
export interface Slot {
  /** The parameter's canonical name. */
  readonly slot: string;
  /** What stands beside it, where a number would be misread there without parentheses. */
  readonly beside?: Neighbour;
}

/** A sign or a product before a number, a power after it, or another number before it. */
export type Neighbour = "operator" | "power" | "number";

/**
 * Layers over the same stretch of the baseline, which is as wide as the widest of them: numerator,
 * bar and denominator, the two scripts of a letter, or the cells of a column.
 */
export type Stack = readonly Layer[];

export type Layer = RowLayer | BarLayer;

/** A row, raised by `y`, scaled, and placed at `align`: 0 at the left, ½ centred, 1 at the right. */
export type RowLayer = readonly [y: number, align: number, scale: number, row: Row];

/** A bar across the whole stack, its lower edge raised by `y`. */
export type BarLayer = readonly [y: number, thickness: number];

/** How far a glyph goes on, up and down, and its outline as SVG path data with y downwards. */
export type Glyph = readonly [advance: number, height: number, depth: number, outline: string];
