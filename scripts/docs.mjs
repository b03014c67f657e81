// npm run docs: writes the generated part of the documentation, docs/activations*.
import { isNodeNewEnough } from "./lib/nodeVersion.mjs";

if (isNodeNewEnough()) void import("./lib/docsCommand.mjs").then(({ writeDocs }) => writeDocs());
