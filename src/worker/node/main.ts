import { parentPort } from "node:worker_threads";
import { kernelPath } from "../../kernels/arrayPath.ts";
import { serve } from "../serve.ts";

if (!parentPort) throw new Error("This is the entry of a thread.");
const port = parentPort;

serve(
  {
    post: (message, moved) => port.postMessage(message, moved),
    onMessage: (listener) => void port.on("message", listener),
  },
  () => new Promise((resolve) => void setImmediate(resolve)),
  kernelPath,
);
