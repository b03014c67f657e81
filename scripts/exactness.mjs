// npm run exactness -- [--exhaustive [--write] [--state <file>] [--threads <n>]] [--kernels <file>] [ID…]
import { isNodeNewEnough } from "./lib/nodeVersion.mjs";

if (isNodeNewEnough()) void import("./lib/benchCommand.mjs").then(({ exactness }) => exactness());
