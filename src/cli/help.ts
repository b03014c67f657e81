/** What `--help` prints; `count` is the number of activations. */
export function helpText(count: number): string {
  return `Puts numbers through any of ${count} activation functions.

  node dist/cli.js eval --activation ID [option …] FILE|-
  node dist/cli.js list [--format text|json]
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

Exit codes: 0 done, 1 a problem with data or parameters, 2 the command line is not understood.
`;
}
