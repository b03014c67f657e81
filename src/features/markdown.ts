/** Plain text as Markdown that shows it unchanged: no character of it is markup. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+\-.!|<>~$&"']/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/\s+/g, " ");
}

/** How much of a text is shown as code; what comes after stands for itself in the document. */
const longestCode = 120;

/**
 * Text as inline code, in HTML, which tables too take as it is: letters and digits aside, every
 * character is a reference, so that no text can end the element, a cell or a line.
 */
export function inlineCode(text: string): string {
  const folded = text.replace(/\s+/g, " ").trim();
  const shown = Array.from(folded);
  const clipped = shown.length > longestCode ? [...shown.slice(0, longestCode - 1), "…"] : shown;
  const references = clipped.map((character) =>
    /^[A-Za-z0-9 ]$/.test(character) ? character : `&#${character.codePointAt(0) ?? 0};`,
  );
  return `<code>${references.join("")}</code>`;
}

/** A link; label and address may be any text. */
export function link(label: string, address: string, title = ""): string {
  const safeAddress = address.replace(/[()<>\s\\]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`;
  });
  const quoted = title === "" ? "" : ` "${escapeMarkdown(title)}"`;
  return `[${escapeMarkdown(label)}](${safeAddress}${quoted})`;
}

/** A link that runs a VS Code command with one argument, which must survive `JSON.stringify`. */
export function commandLink(
  label: string,
  command: string,
  argument: unknown,
  title: string,
): string {
  const query = encodeURIComponent(JSON.stringify([argument]));
  return link(label, `command:${command}?${query}`, title);
}

/** A picture from its SVG source, with the text that a screen reader speaks instead. */
export function svgImage(svg: string, alternative: string): string {
  // Base64 takes bytes: what is not ASCII becomes a character reference, which SVG reads the same.
  const ascii = svg.replace(/[^\0-\x7f]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
  return `![${escapeMarkdown(alternative)}](data:image/svg+xml;base64,${btoa(ascii)})`;
}
