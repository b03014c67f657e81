// npm test [-- <suite>… --only <pattern>]
import { isNodeNewEnough } from "./lib/nodeVersion.mjs";

if (isNodeNewEnough()) void import("./lib/testCommand.mjs").then(({ test }) => test());
