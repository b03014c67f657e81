import type { Workbench } from "./workbench.ts";
import { type WorkbenchOptions, WorkbenchServer } from "./workbenchServer.ts";

/** Starts VS Code with the packaged extension and opens a window; closing it ends everything. */
export async function startWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const server = await WorkbenchServer.start(options);
  try {
    return await server.openWindow({ closesServer: true });
  } catch (error) {
    await server.close();
    throw error;
  }
}
