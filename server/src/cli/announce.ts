import { print, say } from './print';
import type { Seeded } from './seed';

/** Chinese signs take two columns in a terminal. */
const width = (text: string): number => [...text].reduce((sum, sign) => sum + (/[\u2e80-\uffef]/.test(sign) ? 2 : 1), 0);
const padded = (text: string, to: number): string => text + ' '.repeat(Math.max(1, to - width(text)));

function table(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_cell, at) => Math.max(...rows.map((row) => width(row[at] ?? ''))) + 2);
  for (const row of rows) print(`  ${row.map((cell, at) => padded(cell, widths[at] ?? 0)).join('').trimEnd()}`);
}

/** Where it is to be found, and, once, with which accounts. */
export function announce(url: string, seeded: Seeded | undefined, log: string | undefined): void {
  print('');
  say('listening');
  say('station', { url });
  say('designer', { url });
  if (log) say('logFile', { file: log });
  if (seeded) {
    print('');
    if (seeded.password) say('password', { password: seeded.password });
    else say('passwordsOnce');
    table(seeded.accounts.map(({ username, password, name, roles }) => [username, ...(seeded.password ? [] : [password]), name, roles]));
  }
  print('');
  say('stopHint');
}
