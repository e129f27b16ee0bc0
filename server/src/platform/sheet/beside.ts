import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** As the library gives them: sheets of rows of cells, a number as it was written. */
interface RawSheet { readonly sheet: string; readonly data: unknown[][] }
interface Part { readonly sheet?: string; readonly rows?: unknown[][]; readonly problem?: string; readonly end?: true }

/** Rows that come over at once: the more, the longer others wait while they are taken in. */
const ROWS_A_PART = 1_000;
const MOST_MS = 120_000;
const MOST_MEMORY_MB = 1_500;

/**
 * What the thread does. As text, since it has no file of its own where the server is one file; and without a function that would have to
 * be handed over.
 */
const WORK = `
const { parentPort, workerData: { library, bytes, part } } = require('node:worker_threads');
require(library).default(bytes.buffer, { parseNumber: (raw) => ({ raw }), trim: false }).then((sheets) => {
  for (const { sheet, data } of sheets) {
    parentPort.postMessage({ sheet });
    for (let at = 0; at < data.length; at += part) parentPort.postMessage({ rows: data.slice(at, at + part) });
  }
  parentPort.postMessage({ end: true });
}, (error) => parentPort.postMessage({ problem: String(error) }));
`;

/** An .xlsx file's cells, read on a thread of its own: it takes seconds where there are many, and others are served meanwhile. */
export function readBeside(bytes: Uint8Array): Promise<RawSheet[]> {
  const library = createRequire(import.meta.url).resolve('read-excel-file/universal');
  const worker = new Worker(WORK, { eval: true, workerData: { library, bytes: bytes.slice(), part: ROWS_A_PART }, resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB } });
  const sheets: { sheet: string; data: unknown[][] }[] = [];
  return new Promise<RawSheet[]>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('it takes too long')), MOST_MS);
    worker.on('message', ({ sheet, rows = [], problem, end }: Part) => {
      if (problem !== undefined) reject(new Error(problem));
      if (sheet !== undefined) sheets.push({ sheet, data: [] });
      for (const row of rows) sheets.at(-1)?.data.push(row);
      if (end) resolve(sheets);
    });
    worker.once('error', reject);
    worker.once('exit', () => { clearTimeout(late); reject(new Error('it ended')); });
  }).finally(() => worker.terminate());
}
