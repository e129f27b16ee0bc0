import { linearPattern, type SchemaChecks } from '@liandong/core/run';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { lengthOf } from './length-of';

/** JSON values only: what `uniqueItems` and `const` compare. */
function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), b as Record<string, unknown>];
  return left.length === Object.keys(right).length && left.every(([key, value]) => Object.hasOwn(right, key) && sameJson(value, right[key]));
}

/** The modules that the compiled checks ask for, without the compiler they come from. */
const RUNTIME: Readonly<Record<string, unknown>> = {
  'ajv/dist/runtime/ucs2length': { default: lengthOf },
  'ajv/dist/runtime/equal': { default: sameJson },
  'ajv-formats/dist/formats': { fullFormats },
  '@liandong/core/run': { linearPattern },
};

interface ChecksModule {
  readonly default: (require: (name: string) => unknown) => SchemaChecks;
}

/**
 * Load a release's schema checks as a script of our own origin: works under `script-src 'self'`, evaluates nothing.
 * @param url e.g. `/api/v1/releases/<sha>/checks.js`
 */
export async function loadChecks(url: string): Promise<SchemaChecks> {
  const loaded = (await import(/* @vite-ignore */ url)) as ChecksModule;
  return loaded.default((name) => {
    const known = RUNTIME[name];
    if (known === undefined) throw new Error(`checks ask for an unknown module: ${name}`);
    return known;
  });
}
