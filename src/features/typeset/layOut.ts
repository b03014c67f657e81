import type { Box, Glyph, Layer, Row, Slot } from "./boxes.ts";

/** A row with every glyph and bar in its place, from the left end of its baseline, y upwards. */
export interface Layout {
  readonly width: number;
  /** Of the highest ink above the baseline. */
  readonly height: number;
  /** Of the lowest ink below the baseline. */
  readonly depth: number;
  readonly glyphs: readonly PlacedGlyph[];
  readonly bars: readonly PlacedBar[];
}

export interface PlacedGlyph {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** A rectangle; `y` is its lower edge. */
export interface PlacedBar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly thickness: number;
}

/**
 * Lays out a row, with what `fill` gives in its slots. All lengths are in thousandths of the font
 * size. Throws for a glyph that the table lacks.
 */
export function layOut(
  row: Row,
  table: Readonly<Record<string, Glyph>>,
  fill: (slot: Slot) => Row,
): Layout {
  const glyphs: PlacedGlyph[] = [];
  const bars: PlacedBar[] = [];
  let height = 0;
  let depth = 0;
  const width = placeRow(row, 0, 0, 1);
  return { width, height, depth, glyphs, bars };

  /** Returns the width of what it has placed. */
  function placeRow(boxes: Row, x: number, y: number, scale: number): number {
    let end = x;
    for (const box of boxes) end += placeBox(box, end, y, scale);
    return end - x;
  }

  function placeBox(box: Box, x: number, y: number, scale: number): number {
    if (typeof box === "number") return scale * box;
    if (typeof box === "string") return placeGlyphs(box, x, y, scale);
    if ("slot" in box) return placeRow(fill(box), x, y, scale);
    const stackWidth = scale * widthOf(box);
    for (const layer of box) {
      if (layer.length === 2) {
        const [rise, thickness] = layer;
        placeBar({ x, y: y + scale * rise, width: stackWidth, thickness: scale * thickness });
      } else {
        const [rise, align, inner, content] = layer;
        const spare = stackWidth - scale * layerWidth(layer);
        placeRow(content, x + align * spare, y + scale * rise, scale * inner);
      }
    }
    return stackWidth;
  }

  function placeGlyphs(keys: string, x: number, y: number, scale: number): number {
    let end = x;
    for (const key of keys) {
      const [advance, up, down] = glyph(key);
      glyphs.push({ key, x: end, y, scale });
      height = Math.max(height, y + scale * up);
      depth = Math.max(depth, scale * down - y);
      end += scale * advance;
    }
    return end - x;
  }

  function placeBar(bar: PlacedBar): void {
    bars.push(bar);
    height = Math.max(height, bar.y + bar.thickness);
    depth = Math.max(depth, -bar.y);
  }

  function widthOf(box: Box): number {
    if (typeof box === "number") return box;
    if (typeof box === "string") return sum(Array.from(box, (key) => glyph(key)[0]));
    if ("slot" in box) return sum(fill(box).map(widthOf));
    return Math.max(...box.map(layerWidth));
  }

  function layerWidth(layer: Layer): number {
    return layer.length === 2 ? 0 : layer[2] * sum(layer[3].map(widthOf));
  }

  function glyph(key: string): Glyph {
    const found = table[key];
    if (!found) throw new Error(`There is no glyph ${key}.`);
    return found;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
