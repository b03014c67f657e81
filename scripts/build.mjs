// npm run build [-- --watch | --development]
import { isNodeNewEnough } from "./lib/nodeVersion.mjs";

if (isNodeNewEnough()) void import("./lib/buildCommand.mjs").then(({ build }) => build());
