import type { Glyph } from "./boxes.ts";
import type { Layout, PlacedBar, PlacedGlyph } from "./layOut.ts";

/** Room for what slanted letters draw beyond their width, in thousandths of the font size. */
const margin = 40;

/** A picture whose size is in pixels; `baseline` is measured from the upper edge. */
interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly baseline: number;
}

/**
 * Draws a layout as SVG, in whole pixels such that nothing is scaled when it is shown. A glyph that
 * occurs more than once is defined once; the same glyph has the same id in every picture.
 */
export function drawLayout(
  layout: Layout,
  table: Readonly<Record<string, Glyph>>,
  style: { readonly colour: string; readonly fontSize: number; readonly alt: string },
): Drawing {
  const pixel = 1000 / style.fontSize;
  const baseline = Math.ceil((layout.height + margin) / pixel);
  const height = baseline + Math.ceil((layout.depth + margin) / pixel);
  const width = Math.ceil((layout.width + 2 * margin) / pixel);
  const viewBox = [-margin, -baseline * pixel, width * pixel, height * pixel].map(whole).join(" ");
  const keys = layout.glyphs.map(({ key }) => key);
  const repeated = [...new Set(keys.filter((key, i) => keys.indexOf(key) < i))];
  const definitions = repeated.map((key) => `<path id="${idOf(key)}" d="${outlineOf(key)}"/>`);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeXml(style.alt)}" ` +
    `width="${width}" height="${height}" viewBox="${viewBox}" fill="${escapeXml(style.colour)}">` +
    (definitions.length > 0 ? `<defs>${definitions.join("")}</defs>` : "") +
    layout.glyphs.map(drawGlyph).join("") +
    layout.bars.map(drawBar).join("") +
    "</svg>";
  return { svg, width, height, baseline };

  function drawGlyph(glyph: PlacedGlyph): string {
    return repeated.includes(glyph.key)
      ? `<use href="#${idOf(glyph.key)}" ${placeOf(glyph)}/>`
      : `<path ${placeOf(glyph)} d="${outlineOf(glyph.key)}"/>`;
  }

  function outlineOf(key: string): string {
    return table[key]?.[3] ?? "";
  }
}

function drawBar({ x, y, width, thickness }: PlacedBar): string {
  const [left, top] = [whole(x), whole(-y - thickness)];
  return `<path d="M${left} ${top}h${whole(width)}v${whole(thickness)}H${left}z"/>`;
}

function placeOf({ x, y, scale }: PlacedGlyph): string {
  const resize = scale === 1 ? "" : `scale(${Math.round(scale * 1000) / 1000})`;
  return `transform="translate(${whole(x)} ${whole(-y)})${resize}"`;
}

/** An XML name, whatever character the key is. */
function idOf(key: string): string {
  return `g${key.codePointAt(0) ?? 0}`;
}

function whole(length: number): string {
  return String(Math.round(length));
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
