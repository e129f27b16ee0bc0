import type { Host } from './host';
import { memoryHost } from './memory-host';

export { runDmn } from './dmn';
export { runFolder } from './folder';
export { reportLines } from './report';

export const hosts: Readonly<Record<string, Host>> = { memory: memoryHost };
