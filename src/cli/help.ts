/** What `--help` prints; `count` is the number of activations. */
export function helpText(count: number): string {
  return `Puts numbers through any of ${count} activation functions, and finds them in Python code.

  node dist/cli.js eval --activation ID [option …] FILE|-
  node dist/cli.js list [--format text|json]
  node dist/cli.js scan PATH… [--format json|text]
  node dist/cli.js --help | --version

FILE is .npy, JSON or text, whichever it holds; - is standard input. JSON is nested lists or
an object {shape, dtype, data}; text is a Python list, a printed array or plain numbers.

  --activation ID      canonical id, as list prints it
  --param NAME=VALUE   parameter by its canonical name; may be given several times
  --axis N             axis to run along, or to split in halves (gated kinds); the last one
                       unless the activation or its parameter dim says otherwise
  --gradient           the gradient too: the vector-Jacobian product in the input's shape
  --upstream FILE      the gradient that arrives from above, in the output's shape; ones by
                       default; implies --gradient
  --dtype TYPE         float32 or float64; that of the file by default (float16 is computed in
                       float32, text and integers in float64)
  --seed N             sample a stochastic activation as in training
  --stats              counts of zeros, NaN and infinities, moments, quantiles, histograms
  --format FORMAT      json (default), text or npy; the extension of --out decides where absent
  --out FILE           write there; .npy puts the gradient beside it, NAME.gradient.npy

scan reads .py, .pyi and .ipynb in folders, without what .gitignore files name and without
following links to folders, and runs none of it. It prints a JSON object per line: one for each
use, with lines and columns from 0 in UTF-16 code units, then {"scanned": true, "file"} for each
file. With --format text a use is file:line:column from 1. Files that cannot be read or decoded
are skipped, and named on standard error.

Exit codes: 0 done, 1 a problem with data or parameters or a file that was skipped, 2 the command
line is not understood.
`;
}
