import type { Host } from './host';
import { memoryHost } from './memory-host';
import { serverHost } from './server-host';

export { runDmn } from './dmn';
export { runFolder } from './folder';
export { reportLines } from './report';

type Ending = Host & { end(): Promise<void> };
/** Whoever executes processes, by name; `uri`: of the MongoDB that the server needs. */
export const hosts: Readonly<Record<string, (uri: string) => Promise<Ending>>> = { memory: async () => ({ ...memoryHost, end: async () => undefined }), server: serverHost };
