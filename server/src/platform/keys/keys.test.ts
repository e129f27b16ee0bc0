import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { keysFrom } from './keys';
import { loadKeys } from './key-file';

const keys = keysFrom(Buffer.alloc(32, 7));
const plain = Buffer.from('610722194501012345');
const folder = () => mkdtemp(join(tmpdir(), 'keys-'));

describe('the county key', () => {
  it('opens what it sealed, and seals the same value differently each time', () => {
    const [one, two] = [keys.seal('c1', 'records/r1/idNo', plain), keys.seal('c1', 'records/r1/idNo', plain)];
    expect(keys.open('c1', 'records/r1/idNo', one)).toEqual(plain);
    expect(one.equals(two)).toBe(false);
    expect(one.includes(plain)).toBe(false);
  });

  it('refuses a value that was altered, moved to another place or to another county', () => {
    const sealed = keys.seal('c1', 'records/r1/idNo', plain);
    const altered = Buffer.from(sealed);
    altered[14] = (altered[14] ?? 0) ^ 1;
    expect(() => keys.open('c1', 'records/r1/idNo', altered)).toThrow();
    expect(() => keys.open('c1', 'records/r2/idNo', sealed)).toThrow();
    expect(() => keys.open('c2', 'records/r1/idNo', sealed)).toThrow();
    expect(() => keys.open('c1', 'records/r1/idNo', sealed.subarray(0, 10))).toThrow('keys.sealed-too-short');
  });

  it('finds a value by an index that is the same for the same value, kind and county only', () => {
    const index = keys.blindIndex('c1', 'subject', 'x');
    expect(keys.blindIndex('c1', 'subject', 'x')).toBe(index);
    expect(new Set([index, keys.blindIndex('c1', 'phone', 'x'), keys.blindIndex('c2', 'subject', 'x'), keysFrom(Buffer.alloc(32, 8)).blindIndex('c1', 'subject', 'x')]).size).toBe(4);
  });

  it('signs a text so that a changed text or another key is noticed', () => {
    const signature = keys.sign('c1', 'root');
    expect(keys.verify('c1', 'root', signature)).toBe(true);
    expect(keys.verify('c1', 'roof', signature)).toBe(false);
    expect(keysFrom(Buffer.alloc(32, 8)).verify('c1', 'root', signature)).toBe(false);
  });
});

describe('the key file', () => {
  it('is made for its owner only when absent, and read again afterwards', async () => {
    const path = join(await folder(), 'deep', 'county.key');
    const [first, second] = await Promise.all([loadKeys(path), loadKeys(path)]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(second.fingerprint).toBe(first.fingerprint);
    expect((await loadKeys(path)).open('c1', 'a', first.seal('c1', 'a', plain))).toEqual(plain);
  });

  it('is refused when its length is wrong, and left as it is', async () => {
    const path = join(await folder(), 'county.key');
    await writeFile(path, 'c2hvcnQ=');
    await expect(loadKeys(path)).rejects.toThrow('keys.wrong-length');
    expect(await readFile(path, 'utf8')).toBe('c2hvcnQ=');
  });
});
