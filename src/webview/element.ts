type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * Makes an HTML element. An attribute that is `false` or undefined is left out, `true` is written
 * without a value. Text children are text: nothing in them is markup.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

/** Makes an SVG element, like `element`. */
export function svgElement<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Node[]
): SVGElementTagNameMap[Tag] {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

/** A phrase of a definition: what stands between back-ticks becomes code. */
export function phrase(source: string): readonly (Node | string)[] {
  return source
    .split("`")
    .map((part, index) => (index % 2 === 1 ? element("code", {}, part) : part));
}

/** Sets an element's text, touching the page only where the text is another. */
export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

function setAttributes(target: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    target.setAttribute(name, value === true ? "" : String(value));
  }
}
