/** Lets everything else that waits on the event loop run first. */
export function pause(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, 0));
}
