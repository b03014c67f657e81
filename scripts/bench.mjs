// npm run bench -- exactness [--only <pattern>] [--mean] [--json <file>] [--python <program>]
import { isNodeNewEnough } from "./lib/nodeVersion.mjs";

if (isNodeNewEnough()) void import("./lib/benchCommand.mjs").then(({ bench }) => bench());
