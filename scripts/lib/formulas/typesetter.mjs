import { liteAdaptor } from "@mathjax/src/js/adaptors/liteAdaptor.js";
import { TEXCLASS, TextNode } from "@mathjax/src/js/core/MmlTree/MmlNode.js";
import { RegisterHTMLHandler } from "@mathjax/src/js/handlers/html.js";
import { TeX } from "@mathjax/src/js/input/tex.js";
import "@mathjax/src/js/input/tex/ams/AmsConfiguration.js";
import "@mathjax/src/js/input/tex/base/BaseConfiguration.js";
import { Configuration } from "@mathjax/src/js/input/tex/Configuration.js";
import { CommandMap } from "@mathjax/src/js/input/tex/TokenMap.js";
import { mathjax } from "@mathjax/src/js/mathjax.js";
import { DIRECTION } from "@mathjax/src/js/output/common/Direction.js";
import { SVG } from "@mathjax/src/js/output/svg.js";
import "@mathjax/src/js/util/asyncLoad/esm.js";
import { boundsOf, GlyphTable } from "./glyphTable.mjs";

/**
 * @typedef {import("../../../src/features/typeset/boxes.ts").Box} Box
 * @typedef {import("../../../src/features/typeset/boxes.ts").Layer} Layer
 * @typedef {import("../../../src/features/typeset/boxes.ts").Neighbour} Neighbour
 * @typedef {import("../../../src/features/typeset/boxes.ts").Row} Row
 * @typedef {import("@mathjax/src/js/adaptors/lite/Element.js").LiteElement} LiteElement
 * @typedef {import("@mathjax/src/js/adaptors/lite/Text.js").LiteText} LiteText
 * @typedef {import("@mathjax/src/js/adaptors/lite/Document.js").LiteDocument} LiteDocument
 * @typedef {import("@mathjax/src/js/output/svg/Wrapper.js").SvgWrapper<LiteElement, LiteText, LiteDocument>} Wrapper
 * @typedef {import("@mathjax/src/js/core/MmlTree/MmlNode.js").MmlNode} MmlNode
 */

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);

/** `\slot{name}` is a digit that knows the parameter's name. */
new CommandMap("slot", {
  slot: (parser) => {
    const digit = parser.create("token", "mn", {}, "0");
    digit.setProperty("slot", parser.GetArgument("\\slot"));
    parser.Push(digit);
  },
});
Configuration.create("slot", { handler: { macro: ["slot"] } });

/** What numbers are written with; `-` is the key of the minus sign. `NaN` is a number here. */
const numerals = [
  ...Array.from("0123456789.()eNa", (key) => ({ key, tex: `\\mathrm{${key}}` })),
  { key: "-", tex: "-" },
  { key: "∞", tex: "\\infty" },
];

/**
 * Keeps the layout that it draws.
 *
 * @extends {SVG<LiteElement, LiteText, LiteDocument>}
 */
class Output extends SVG {
  /** @type {Wrapper | undefined} the root of the last formula */
  root;

  /**
   * @override
   * @param {Wrapper} wrapper
   * @param {LiteElement} parent
   */
  processMath(wrapper, parent) {
    super.processMath(wrapper, parent);
    this.root = wrapper;
  }
}

/** Turns TeX into boxes; all formulas of one typesetter share its glyphs. */
export class Typesetter {
  #output = new Output({ fontCache: "none", linebreaks: { inline: false } });
  #document = mathjax.document("", {
    InputJax: new TeX({
      packages: ["base", "ams", "slot"],
      // As it stands, MathJax's own error is not an instance of Error.
      formatError: (/** @type {unknown} */ _, /** @type {{ message: string }} */ { message }) => {
        throw new Error(message);
      },
    }),
    OutputJax: this.#output,
  });
  #table = new GlyphTable();

  /** A typesetter that has the glyphs of numbers. */
  static async create() {
    const typesetter = new Typesetter();
    for (const { key, tex } of numerals) {
      const { row } = await typesetter.typeset(tex);
      if (row.length !== 1 || row[0] !== key) throw new Error(`${key} has another key.`);
    }
    return typesetter;
  }

  /** Of all formulas so far. */
  get glyphs() {
    return this.#table.glyphs;
  }

  /**
   * One formula in display style. Its width holds for slots as wide as one digit.
   *
   * @param {string} tex
   * @returns {Promise<{ row: Row, width: number }>}
   */
  async typeset(tex) {
    try {
      await this.#document.convertPromise(tex, { display: true });
      const { root } = this.#output;
      if (root === undefined) throw new Error("It was not laid out.");
      return { row: simplify(this.#rowOf(root)), width: widthOf(root) };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new Error(`The formula ${tex} cannot be typeset: ${message}`, { cause: error });
    }
  }

  /**
   * The inside of a node, in its own scale; as wide as the node.
   *
   * @param {Wrapper} node
   * @returns {Row}
   */
  #rowOf(node) {
    const { kind } = node.node;
    switch (kind) {
      case "math":
      case "mrow":
      case "inferredMrow":
      case "mstyle":
      case "TeXAtom":
        return node.childNodes.flatMap((child) => this.#inRow(child));
      case "mi":
      case "mn":
      case "mo":
      case "mtext":
        return this.#token(node);
      case "mspace":
        return [1000 * node.getBBox().w];
      case "mfrac":
        return this.#fraction(node);
      case "msqrt":
      case "mroot":
        return this.#root(node);
      case "msub":
      case "msup":
      case "msubsup":
        return this.#scripts(node);
      case "munder":
      case "mover":
      case "munderover":
        return hasLimits(node) ? this.#limits(node) : this.#scripts(node);
      case "mtable":
        return this.#matrix(node);
      default:
        throw new Error(`${kind} is not supported.`);
    }
  }

  /**
   * A node with the spaces beside it.
   *
   * @param {Wrapper} node
   * @returns {Row}
   */
  #inRow(node) {
    const { L, R, rscale } = node.getOuterBBox();
    const row = this.#rowOf(node);
    const y = node.node.isInferred ? 0 : placeOf(domOf(node)).y;
    const isPlain = (y === 0 && rscale === 1) || row.every((box) => box === 0);
    const inner = isPlain ? row : [[layer(y, 0, rscale, row)]];
    return [1000 * L * rscale, ...inner, 1000 * R * rscale];
  }

  /**
   * @param {Wrapper} node
   * @returns {Row}
   */
  #token(node) {
    if (node.stretch.dir === DIRECTION.Horizontal) {
      throw new Error("What would have to stretch sideways is not supported.");
    }
    const slot = node.node.getProperty("slot");
    if (typeof slot !== "string") return this.#glyphsIn(domOf(node), 1000 * node.getBBox().w);
    const beside = neighbourOf(node.node);
    return [beside === undefined ? { slot } : { slot, beside }];
  }

  /**
   * The glyphs in an element: those of a word side by side, the pieces of a tall delimiter above
   * each other.
   *
   * @param {LiteElement} element
   * @param {number} width
   * @returns {Row}
   */
  #glyphsIn(element, width) {
    const pieces = piecesIn(element);
    if (pieces.some(({ kind }) => kind === "text")) throw new Error("The font lacks a character.");
    const ends = [...pieces.slice(1).map(({ x }) => x), width];
    const rows = pieces.map(({ outline, x, character }, i) => {
      const end = ends[i] ?? width;
      const advance = end > x ? end - x : width - x;
      const key = this.#table.add(outline, advance, character);
      return { x, key, advance: this.#table.advanceOf(key) };
    });
    if (pieces.every(({ y }) => y === 0)) return sideBySide(rows, width);
    const stack = rows.map(({ x, key }, i) => layer(pieces[i]?.y ?? 0, 0, 1, [x, key]));
    return [stack, width - Math.max(...rows.map(({ x, advance }) => x + advance))];
  }

  /**
   * @param {Wrapper} node
   * @returns {Row}
   */
  #fraction(node) {
    const bar = barOf(node);
    const inner = node.childNodes.map((child) => totalWidthOf(child));
    const overhang = (bar.width - Math.max(...inner)) / 2;
    const layers = node.childNodes.map((child) =>
      layer(offsetIn(child, node).y, 0.5, scaleOf(child), [
        overhang / scaleOf(child),
        ...this.#rowOf(child),
        overhang / scaleOf(child),
      ]),
    );
    return [bar.x, [...layers, [bar.y, bar.height]], widthOf(node) - bar.x - bar.width];
  }

  /**
   * @param {Wrapper} node
   * @returns {Row}
   */
  #root(node) {
    const bar = barOf(node);
    const [base, index] = node.childNodes;
    const surd = adaptor.childNodes(domOf(node)).find((child) => kindOf(child) === "mo");
    if (!base || !surd || !isElement(surd)) throw new Error("A root lacks a part.");
    const { x, y } = placeOf(surd);
    const sign = layer(y, 0, 1, this.#glyphsIn(surd, bar.x - x));
    const degree = index && offsetIn(index, node);
    return [
      ...(index && degree
        ? [
            degree.x,
            [layer(degree.y, 0, scaleOf(index), this.#rowOf(index))],
            x - degree.x - totalWidthOf(index),
          ]
        : [x]),
      [sign],
      [layer(0, 0, 1, this.#rowOf(base)), [bar.y, bar.height]],
      widthOf(node) - bar.x - bar.width,
    ];
  }

  /**
   * @param {Wrapper} node
   * @returns {Row}
   */
  #scripts(node) {
    const [base, ...scripts] = node.childNodes;
    if (!base) throw new Error("Scripts lack a base.");
    const baseWidth = totalWidthOf(base);
    const layers = scripts.map((script) => {
      const { x, y } = offsetIn(script, node);
      const scale = scaleOf(script);
      return layer(y, 0, scale, [(x - baseWidth) / scale, ...this.#rowOf(script)]);
    });
    const ends = scripts.map((script) => offsetIn(script, node).x + totalWidthOf(script));
    return [...this.#inRow(base), layers, widthOf(node) - Math.max(...ends)];
  }

  /**
   * What stands above and below an operator, or an accent.
   *
   * @param {Wrapper} node
   * @returns {Row}
   */
  #limits(node) {
    const width = widthOf(node);
    return [
      node.childNodes.map((child) => {
        const { x, y } = offsetIn(child, node);
        const scale = scaleOf(child);
        // An accent over a slanted letter is not quite in the middle.
        const shift = (2 * x + totalWidthOf(child) - width) / scale;
        const row = this.#rowOf(child);
        return layer(y, 0.5, scale, shift > 0 ? [shift, ...row] : [...row, -shift]);
      }),
    ];
  }

  /**
   * A table as its columns: each is a stack of cells.
   *
   * @param {Wrapper} node
   * @returns {Row}
   */
  #matrix(node) {
    if (node.childNodes.some((row) => row.node.kind !== "mtr")) {
      throw new Error("Tags are not supported.");
    }
    const rows = node.childNodes.map(({ childNodes }) => childNodes);
    const count = Math.max(...rows.map(({ length }) => length));
    /** @type {Box[]} */
    const boxes = [];
    let end = 0;
    for (let column = 0; column < count; column++) {
      const cells = rows.flatMap((row) => row[column] ?? []);
      const start = Math.min(...cells.map((cell) => offsetIn(cell, node).x));
      boxes.push(
        start - end,
        cells.map((cell) =>
          layer(offsetIn(cell, node).y, alignmentOf(cell), scaleOf(cell), this.#cell(cell)),
        ),
      );
      end = start + Math.max(...cells.map(totalWidthOf));
    }
    return [...boxes, widthOf(node) - end];
  }

  /**
   * @param {Wrapper} cell
   * @returns {Row}
   */
  #cell({ childNodes }) {
    return childNodes.flatMap((child) => this.#inRow(child));
  }
}

/**
 * @param {number} y
 * @param {number} align
 * @param {number} scale
 * @param {Row} row
 * @returns {Layer}
 */
function layer(y, align, scale, row) {
  return [Math.round(y), align, Math.round(scale * 1000) / 1000, simplify(row)];
}

/**
 * @param {readonly { x: number, key: string, advance: number }[]} glyphs
 * @param {number} width
 * @returns {Row}
 */
function sideBySide(glyphs, width) {
  /** @type {Box[]} */
  const row = [];
  let end = 0;
  for (const { x, key, advance } of glyphs) {
    row.push(x - end, key);
    end = x + advance;
  }
  return [...row, width - end];
}

/**
 * Neighbouring spaces as one, whole one; neighbouring glyphs as one text.
 *
 * @param {Row} row
 * @returns {Row}
 */
function simplify(row) {
  /** @type {Box[]} */
  const simple = [];
  // What rounding takes from one space is given to the next.
  let rest = 0;
  for (const [i, box] of row.entries()) {
    const last = simple.at(-1);
    if (typeof box === "number") {
      rest += box;
      if (typeof row[i + 1] === "number") continue;
      const space = Math.round(rest);
      rest -= space;
      if (space !== 0) simple.push(space);
    } else if (typeof box === "string" && typeof last === "string") {
      simple.splice(-1, 1, last + box);
    } else {
      simple.push(box);
    }
  }
  return simple;
}

/**
 * What would make a number in a slot be misread.
 *
 * @param {MmlNode} slot
 * @returns {Neighbour | undefined}
 */
function neighbourOf(slot) {
  for (let node = slot; node.kind !== "math"; node = node.parent) {
    const { parent } = node;
    const index = parent.childIndex(node);
    if (["msub", "msup", "msubsup"].includes(parent.kind)) {
      if (index > 0) return undefined;
      if (parent.kind !== "msub") return "power";
    } else if (isRow(parent)) {
      const before = parent.childNodes.slice(0, index).findLast((other) => !isThinSpace(other));
      if (before !== undefined) return neighbourAfter(before);
    } else {
      return undefined;
    }
  }
  return undefined;
}

/**
 * @param {MmlNode} node what stands before a slot
 * @returns {Neighbour | undefined}
 */
function neighbourAfter(node) {
  if (node.kind === "mspace") return undefined;
  if (isRow(node) && node.kind !== "mrow") {
    const last = node.childNodes.at(-1);
    if (last !== undefined) return neighbourAfter(last);
  }
  if (node.kind === "mn") return "number";
  const startsAnew = [TEXCLASS.REL, TEXCLASS.OPEN, TEXCLASS.PUNCT].includes(node.texClass);
  return startsAnew ? undefined : "operator";
}

/** @param {MmlNode} node */
const isRow = ({ kind }) => ["math", "mrow", "inferredMrow", "mstyle", "TeXAtom"].includes(kind);

/**
 * Whether a node is no more than a small gap, or the invisible sign for "function of".
 *
 * @param {MmlNode} node
 */
function isThinSpace(node) {
  if (node.kind === "mo") return /^[\u2061-\u2064]?$/.test(textOf(node));
  return node.kind === "mspace" && Number.parseFloat(String(node.attributes.get("width"))) < 1;
}

/**
 * @param {MmlNode} node
 * @returns {string}
 */
const textOf = ({ childNodes }) =>
  childNodes.map((child) => (child instanceof TextNode ? child.getText() : "")).join("");

/** @param {Wrapper} node */
function hasLimits(node) {
  const operator = node.node.childNodes[0]?.coreMO();
  return (
    node.node.attributes.get("displaystyle") === true ||
    operator?.attributes.get("movablelimits") !== true
  );
}

/** @param {Wrapper} cell */
function alignmentOf(cell) {
  const alignment = String(cell.node.attributes.get("columnalign"));
  return { left: 0, center: 0.5, right: 1 }[alignment] ?? 0.5;
}

/** @param {Wrapper} node */
const scaleOf = (node) => node.getBBox().rscale;

/** @param {Wrapper} node */
const widthOf = (node) => 1000 * node.getBBox().w;

/**
 * The width with the spaces beside it, in the scale of the parent.
 *
 * @param {Wrapper} node
 */
function totalWidthOf(node) {
  const { L, w, R, rscale } = node.getOuterBBox();
  return 1000 * (L + w + R) * rscale;
}

/**
 * @param {Wrapper} node
 * @returns {LiteElement}
 */
function domOf({ dom: [element], node }) {
  if (element === undefined) throw new Error(`${node.kind} is not drawn.`);
  return element;
}

/**
 * Where a node is, as seen from another that it is somewhere in.
 *
 * @param {Wrapper} node
 * @param {Wrapper} ancestor
 */
function offsetIn(node, ancestor) {
  const offset = { x: 0, y: 0 };
  const top = domOf(ancestor);
  for (let element = domOf(node); element !== top; element = adaptor.parent(element)) {
    const { x, y } = placeOf(element);
    offset.x += x;
    offset.y += y;
  }
  return offset;
}

/**
 * How far an element's transform moves it.
 *
 * @param {LiteElement} element
 */
function placeOf(element) {
  const place = { x: 0, y: 0 };
  const transform = attributeOf(element, "transform");
  for (const [, x, y] of transform.matchAll(/translate\(([-\d.]+)[, ]+([-\d.]+)\)/g)) {
    place.x += Number(x);
    place.y += Number(y);
  }
  return place;
}

/**
 * The bar of a fraction or a root.
 *
 * @param {Wrapper} node
 */
function barOf(node) {
  const bar = adaptor.childNodes(domOf(node)).find((child) => adaptor.kind(child) === "rect");
  if (!bar || !isElement(bar)) throw new Error(`${node.node.kind} lacks its bar.`);
  const number = (/** @type {string} */ name) => Number(attributeOf(bar, name));
  return {
    x: number("x"),
    y: Math.round(number("y")),
    width: number("width"),
    height: Math.round(number("height")),
  };
}

/**
 * @typedef {object} Piece
 * @property {string} kind "text" where the font has no outline
 * @property {string} outline
 * @property {number} x
 * @property {number} y
 * @property {string} character
 */

/**
 * What is drawn in a token's element.
 *
 * @param {LiteElement} element
 * @returns {Piece[]}
 */
function piecesIn(element) {
  return adaptor.childNodes(element).flatMap((child) => {
    if (!isElement(child)) return [];
    const kind = adaptor.kind(child);
    const { x, y } = placeOf(child);
    const outline = attributeOf(child, "d").replace(/Z$/, "");
    const code = Number.parseInt(attributeOf(child, "data-c"), 16);
    const character = Number.isNaN(code) ? "" : String.fromCodePoint(code);
    if (kind === "path") return outline === "" ? [] : [{ kind, outline, x, y, character }];
    if (kind === "svg") return [stretchedPiece(child)];
    if (kind === "text") return [{ kind, outline, x, y, character }];
    return piecesIn(child).map((piece) => ({ ...piece, x: x + piece.x, y: y + piece.y }));
  });
}

/**
 * The straight part of a tall delimiter, which MathJax cuts out of a stretched glyph.
 *
 * @param {LiteElement} view
 * @returns {Piece}
 */
function stretchedPiece(view) {
  const [piece] = piecesIn(view);
  if (!piece) throw new Error("A delimiter lacks a piece.");
  const { minX, maxX } = boundsOf(piece.outline);
  const number = (/** @type {string} */ name) => Number(attributeOf(view, name));
  const height = number("height");
  const outline = `M${minX} 0L${maxX} 0L${maxX} ${height}L${minX} ${height}`;
  return { ...piece, outline, x: number("x"), y: number("y"), character: "" };
}

/** @param {LiteElement | LiteText} node */
const kindOf = (node) => (isElement(node) ? attributeOf(node, "data-mml-node") : "");

/**
 * @param {LiteElement | LiteText} node
 * @returns {node is LiteElement}
 */
const isElement = (node) => !adaptor.kind(node).startsWith("#");

/**
 * @param {LiteElement} element
 * @param {string} name
 * @returns {string} empty where it is absent
 */
function attributeOf(element, name) {
  /** @type {unknown} */
  const value = adaptor.getAttribute(element, name);
  return typeof value === "string" ? value : "";
}
