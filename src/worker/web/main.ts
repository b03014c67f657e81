import { kernelPath } from "../../kernels/arrayPath.ts";
import { serve } from "../serve.ts";

// A message to oneself takes microseconds, a timer at least 4 ms: a third of a slice.
const { port1, port2 } = new MessageChannel();

serve(
  {
    post: (message, moved = []) => postMessage(message, [...moved]),
    onMessage: (listener) => addEventListener("message", ({ data }) => listener(data)),
  },
  () =>
    new Promise((resolve) => {
      port1.onmessage = () => resolve();
      port2.postMessage(undefined);
    }),
  kernelPath,
);
