// npm start [-- --web | --port <number> | --no-open]
import { isNodeNewEnough } from "./lib/nodeVersion.mjs";

if (isNodeNewEnough()) void import("./lib/startCommand.mjs").then(({ start }) => start());
