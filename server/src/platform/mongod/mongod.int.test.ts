import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../config/index';
import { connect, disconnect } from '../db/index';
import { Refusal } from '../http/refusal';
import { attachMongod, ensureMongod, resolveMongod, type Mongod } from './index';

const environment = readConfig(process.env, process.cwd());
const cacheDir = environment.ok ? environment.value.cacheDir : '';
const named = process.env.LIANDONG_MONGOD ? { mongod: process.env.LIANDONG_MONGOD } : {};
const told: string[] = [];
const tell = (key: string) => void told.push(key);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liandong-mongod-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const options = (name: string) => ({ dataDir: join(folder, name), cacheDir, offline: false, tell, ...named });
const codeOf = async (act: Promise<unknown>): Promise<string> => {
  const error: unknown = await act.catch((thrown: unknown) => thrown);
  return error instanceof Refusal ? error.message : 'no refusal';
};
async function write(mongod: Mongod, value: number): Promise<void> {
  const db = await connect(mongod.uri);
  await db.collection('kept').insertOne({ value });
  await disconnect(db);
}
async function values(mongod: Mongod): Promise<number[]> {
  const db = await connect(mongod.uri);
  const found = await db.collection('kept').find().sort({ value: 1 }).toArray();
  await disconnect(db);
  return found.map((doc) => Number(doc.value));
}
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('an embedded mongod', () => {
  it('keeps data and port over a clean stop, and leaves nothing running', async () => {
    const first = await ensureMongod(options('clean'));
    await write(first, 1);
    await first.stop();
    expect(isAlive(first.pid ?? 0)).toBe(false);
    const second = await ensureMongod(options('clean'));
    expect([second.uri, await values(second)]).toEqual([first.uri, [1]]);
    await second.stop();
  });

  it('keeps what was acknowledged when it is killed, and comes back by itself', async () => {
    const mongod = await ensureMongod(options('killed'));
    await write(mongod, 1);
    process.kill(mongod.pid ?? 0, 'SIGKILL');
    expect(await values(mongod)).toEqual([1]);
    await write(mongod, 2);
    await mongod.stop();
    const again = await ensureMongod(options('killed'));
    expect(await values(again)).toEqual([1, 2]);
    await again.stop();
  });

  it('is not started twice on one folder; the second is told who has it', async () => {
    const [one, two] = await Promise.allSettled([ensureMongod(options('twice')), ensureMongod(options('twice'))]);
    const refused = [one, two].find((result) => result.status === 'rejected');
    expect(refused?.reason).toMatchObject({ problems: [{ code: 'mongod.locked', params: { pid: String(process.pid) } }] });
    for (const result of [one, two]) if (result.status === 'fulfilled') await result.value.stop();
  });

  it('is used by a command beside the server and left running', async () => {
    const server = await ensureMongod(options('beside'));
    const command = await attachMongod(options('beside'));
    await write(command, 5);
    await command.stop();
    expect(await values(server)).toEqual([5]);
    await server.stop();
  });

  it('moves to another port when its own is taken, with its data', async () => {
    const first = await ensureMongod(options('port'));
    await write(first, 7);
    await first.stop();
    const squatter = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve));
    const taken = String((squatter.address() as AddressInfo).port);
    await writeFile(join(folder, 'port', 'mongod-port'), taken);
    const second = await ensureMongod(options('port'));
    expect([new URL(second.uri).port === taken, await values(second)]).toEqual([false, [7]]);
    expect(await readFile(join(folder, 'port', 'mongod-port'), 'utf8')).toBe(new URL(second.uri).port);
    await second.stop();
    squatter.close();
  });

  it('does not take a number that a crash left behind for a running mongod', async () => {
    const dataDir = join(folder, 'stale');
    await mkdir(join(dataDir, 'db'), { recursive: true });
    await writeFile(join(dataDir, 'db', 'mongod.lock'), `${process.pid}\n`);
    const mongod = await ensureMongod({ ...options('stale') });
    expect(mongod.pid).not.toBe(process.pid);
    await mongod.stop();
  });
});

describe('finding a mongod', () => {
  const script = async (name: string, text: string): Promise<string> => {
    const home = join(folder, name);
    await mkdir(home, { recursive: true });
    await writeFile(join(home, 'mongod'), `#!/bin/sh\n${text}\n`);
    await chmod(join(home, 'mongod'), 0o755);
    return home;
  };
  const find = (more: object) => resolveMongod({ cacheDir: join(folder, 'empty-cache'), offline: true, path: '', tell, ...more });

  it('takes the one on PATH', async () => {
    const home = await script('new', 'echo "db version v7.0.1"');
    expect(await find({ path: `/nowhere:${home}` })).toBe(join(home, 'mongod'));
  });

  it('passes over one on PATH that is too old', async () => {
    const home = await script('old', 'echo "db version v4.4.29"');
    await expect(find({ path: home })).rejects.toMatchObject({ problems: [{ code: 'mongod.none', params: { tried: expect.stringContaining('mongod.too-old') } }] });
  });

  it('takes the one that is named or none', async () => {
    const home = await script('new', 'echo "db version v7.0.1"');
    expect(await codeOf(find({ mongod: '/nowhere/mongod', path: home }))).toBe('mongod.not-executable');
  });

  it('says which system library is missing', async () => {
    const home = await script('lib', 'echo "mongod: error while loading shared libraries: libcurl.so.4: cannot open shared object file" >&2; exit 127');
    await expect(find({ mongod: join(home, 'mongod') })).rejects.toMatchObject({ problems: [{ code: 'mongod.libraries', params: { library: 'libcurl.so.4' } }] });
  });

  it('does not run a fetched file that was altered', async () => {
    const home = await script('cache', 'echo "db version v7.0.1"');
    const note = { path: join(home, 'mongod'), sha256: '0'.repeat(64) };
    await writeFile(join(home, 'mongod.json'), JSON.stringify(note));
    expect(await codeOf(find({ cacheDir: home }))).toBe('mongod.none');
  });

  it('offline and with nothing found says the ways out and fetches nothing', async () => {
    told.length = 0;
    expect(await codeOf(find({}))).toBe('mongod.none');
    expect(told).toEqual([]);
  });
});

it('takes no database that is no replica set for one', async () => {
  expect(await codeOf(ensureMongod({ ...options('x'), uri: 'mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100' }))).toBe('mongod.unreachable');
});
