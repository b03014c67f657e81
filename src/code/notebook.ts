/** The code cells of a notebook as one module, in the order of the notebook. */
export interface JoinedCells {
  readonly text: string;
  /** Where each cell starts in `text`. */
  readonly starts: readonly number[];
}

/**
 * Joins code cells so that a cell sees the names of the others.
 *
 * IPython's own lines (`%matplotlib inline`, `!pip install …`, a whole `%%bash` cell) are blanked
 * out, character for character, so that offsets stay as they are.
 */
export function joinCells(cells: readonly string[]): JoinedCells {
  const starts: number[] = [];
  let text = "";
  for (const cell of cells) {
    starts.push(text.length);
    text += `${withoutMagics(cell)}\n`;
  }
  return { text, starts };
}

/** Cell magics whose cell is not Python that runs in the notebook. */
const otherLanguage =
  /^\s*%%(?:!|(?:ba)?sh|bigquery|cmd|cython|file|html|javascript|js|latex|markdown|perl|pypy|python2|R|ruby|script|sql|svg|sx|system|writefile)(?!\w)/;

/** One cell's source with IPython's lines blanked out, and no-break spaces made plain ones. */
export function withoutMagics(given: string): string {
  const cell = given.replaceAll("\u00a0", " ");
  if (otherLanguage.test(cell)) return cell.replace(/[^\n\r]/g, " ");
  return cell
    .replace(timed, (magic) => " ".repeat(magic.length))
    .replace(/^[ \t]*(?:%{1,2}[A-Za-z_]|!|\?).*$/gm, (line) => " ".repeat(line.length))
    .replace(/^[^#'"\n]*\?{1,2}[ \t]*$/gm, (line) => " ".repeat(line.length))
    .replace(/^(\s*[\w.,\[\] \t]+=[ \t]*)([!%].*)$/gm, captured);
}

/** Magics that run the Python after them: `%time y = f(x)`, `%%timeit -n 10`. */
const timed =
  /^[ \t]*%{1,2}(?:time|timeit|prun|memit|mprun|lprun)\b(?:[ \t]+-\w+(?:[ \t]+\d+)?)*[ \t]*/gm;

/** `files = !ls` binds what a command prints: the command becomes a value that says nothing. */
function captured(_: string, target: string, command: string): string {
  return target + "0".padEnd(command.length);
}
