import type { Glyph } from "./boxes.ts";
import type { Layout, PlacedBar, PlacedGlyph } from "./layOut.ts";

/** Room for what slanted letters draw beyond their width, in thousandths of the font size. */
const margin = 40;

/**
 * Computer Modern is drawn for paper; as thin as it is, small text of it is pale on a screen. All
 * lines are made thicker by this much.
 */
const weight = 12;

/** A picture whose size is in pixels; `baseline` is measured from the upper edge. */
interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly baseline: number;
}

/**
 * Draws a layout as SVG, in whole pixels such that nothing is scaled when it is shown. A glyph that
 * occurs more than once is defined once, under an id that begins with `ids`.
 */
export function drawLayout(
  layout: Layout,
  table: Readonly<Record<string, Glyph>>,
  style: {
    readonly colour: string;
    readonly fontSize: number;
    readonly alt: string;
    readonly ids?: string;
  },
): Drawing {
  const pixel = 1000 / style.fontSize;
  const baseline = Math.ceil((layout.height + margin) / pixel);
  const height = baseline + Math.ceil((layout.depth + margin) / pixel);
  const width = Math.ceil((layout.width + 2 * margin) / pixel);
  const viewBox = [-margin, -baseline * pixel, width * pixel, height * pixel].map(whole).join(" ");
  const keys = layout.glyphs.map(({ key }) => key);
  const repeated = [...new Set(keys.filter((key, i) => keys.indexOf(key) < i))];
  const definitions = repeated.map((key) => `<path id="${idOf(key)}" d="${outlineOf(key)}"/>`);
  const colour = escapeXml(style.colour);
  const isAlone = ({ key, scale }: PlacedGlyph) => scale === 1 && !repeated.includes(key);
  // All outlines turn the same way, those of bars too, so what overlaps in one path stays filled.
  const alone = [
    ...layout.glyphs.filter(isAlone).map((glyph) => moveTo(glyph) + outlineOf(glyph.key)),
    ...layout.bars.map(barOutline),
  ];
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeXml(style.alt)}" ` +
    `width="${width}" height="${height}" viewBox="${viewBox}" ` +
    `fill="${colour}" stroke="${colour}" stroke-width="${weight}">` +
    (definitions.length > 0 ? `<defs>${definitions.join("")}</defs>` : "") +
    (alone.length > 0 ? `<path d="${alone.join("")}"/>` : "") +
    layout.glyphs
      .filter((glyph) => !isAlone(glyph))
      .map(drawGlyph)
      .join("") +
    "</svg>";
  return { svg, width, height, baseline };

  function drawGlyph(glyph: PlacedGlyph): string {
    return repeated.includes(glyph.key)
      ? `<use href="#${idOf(glyph.key)}" ${placeOf(glyph)}/>`
      : `<path ${placeOf(glyph)} d="${outlineOf(glyph.key)}"/>`;
  }

  /** An XML name, whatever character the key is. */
  function idOf(key: string): string {
    return `${style.ids ?? "g"}${key.codePointAt(0) ?? 0}`;
  }

  function outlineOf(key: string): string {
    return table[key]?.[3] ?? "";
  }
}

function barOutline({ x, y, width, thickness }: PlacedBar): string {
  return `${moveTo({ x, y: y + thickness })}v${whole(thickness)}h${whole(width)}v${whole(-thickness)}z`;
}

/** Outlines are relative to the point that this names. */
function moveTo({ x, y }: { readonly x: number; readonly y: number }): string {
  return `M${whole(x)} ${whole(-y)}`;
}

function placeOf({ x, y, scale }: PlacedGlyph): string {
  if (scale === 1) return `x="${whole(x)}" y="${whole(-y)}"`;
  return `transform="translate(${whole(x)} ${whole(-y)})scale(${Math.round(scale * 1000) / 1000})"`;
}

function whole(length: number): string {
  return String(Math.round(length));
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
