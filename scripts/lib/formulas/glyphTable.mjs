/**
 * @typedef {import("../../../src/features/typeset/boxes.ts").Glyph} Glyph
 * @typedef {{ minX: number, maxX: number, minY: number, maxY: number }} Bounds
 */

/** One character each, such that a row of glyphs is a string. */
const keys = [
  // What a string literal would escape is left out.
  ...range(0x21, 0x7e).filter((key) => !'"\\'.includes(key)),
  ...range(0xa1, 0x17f),
  "∞",
];

/** Collects outlines, each one once, and names them by one character. */
export class GlyphTable {
  /** @type {Map<string, string>} keys by outline */
  #keys = new Map();
  /** @type {Record<string, Glyph>} */
  #glyphs = {};

  /**
   * The key of an outline, which is added where it is new.
   *
   * @param {string} outline absolute SVG path data with y upwards, in thousandths of the font size
   * @param {number} advance
   * @param {string} character what it shows: its key, if no other glyph has that one
   */
  add(outline, advance, character) {
    const known = this.#keys.get(outline);
    if (known !== undefined) return known;
    const plain = character.normalize("NFKC").replace("−", "-");
    const key = [plain, ...keys].find((each) => keys.includes(each) && !(each in this.#glyphs));
    if (key === undefined) throw new Error("There are more glyphs than keys.");
    const { minY, maxY } = boundsOf(outline);
    this.#keys.set(outline, key);
    this.#glyphs[key] = [Math.round(advance), maxY, -minY, compress(outline)];
    return key;
  }

  /** @param {string} key */
  advanceOf(key) {
    return this.#glyphs[key]?.[0] ?? 0;
  }

  /** @returns {Readonly<Record<string, Glyph>>} */
  get glyphs() {
    return this.#glyphs;
  }
}

/**
 * @param {string} outline absolute SVG path data
 * @returns {Bounds} of all points, control points included: outlines have points at their extremes
 */
export function boundsOf(outline) {
  const points = Array.from(segmentsOf(outline), (segment) => segment.points).flat();
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return {
    minX: Math.min(...xs),
    maxX: Math.max(...xs),
    minY: Math.min(...ys),
    maxY: Math.max(...ys),
  };
}

/**
 * The same outline upside down, in relative coordinates and without what may be left out: about two
 * thirds of the length.
 *
 * @param {string} outline
 */
function compress(outline) {
  let text = "";
  let last = "";
  for (const { command, from, points } of segmentsOf(outline)) {
    const offsets = points.flatMap(([x, y]) => [x - from[0], from[1] - y]);
    const [dx = 0, dy = 0] = offsets;
    if (command !== "L") append(command.toLowerCase(), offsets);
    else if (dx === 0) append("v", [dy]);
    else if (dy === 0) append("h", [dx]);
    else append("l", offsets);
  }
  return text;

  /**
   * @param {string} command
   * @param {readonly number[]} numbers
   */
  function append(command, numbers) {
    const list = numbers.map((number) => (number < 0 ? String(number) : ` ${number}`)).join("");
    text += command === last ? list : command + list.trimStart();
    last = command;
  }
}

/**
 * @typedef {readonly [x: number, y: number]} Point
 * @typedef {{ command: string, from: Point, points: readonly Point[] }} Segment
 */

/** How many points a command takes. Fonts have no other ones; a fill closes outlines by itself. */
const pointCounts = new Map([
  ["M", 1],
  ["L", 1],
  ["C", 3],
]);

/**
 * The segments of absolute path data: the points after `from`, control points first.
 *
 * @param {string} outline
 * @returns {Generator<Segment>}
 */
function* segmentsOf(outline) {
  /** @type {Point} */
  let from = [0, 0];
  for (const [, command = "", list = ""] of outline.matchAll(/([A-Y])([^A-Z]*)/gi)) {
    const numbers = Array.from(list.matchAll(/-?\d*\.?\d+/g), ([text]) => Math.round(Number(text)));
    const count = pointCounts.get(command);
    if (count === undefined || numbers.length % (2 * count) !== 0) {
      throw new Error(`An outline has a part that is not understood: ${command}${list}`);
    }
    for (let i = 0; i < numbers.length; i += 2 * count) {
      /** @type {Point[]} */
      const points = [];
      for (let j = i; j < i + 2 * count; j += 2)
        points.push([numbers[j] ?? 0, numbers[j + 1] ?? 0]);
      yield { command, from, points };
      from = points.at(-1) ?? from;
    }
  }
}

/**
 * @param {number} first
 * @param {number} last
 */
function range(first, last) {
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCharCode(first + i));
}
