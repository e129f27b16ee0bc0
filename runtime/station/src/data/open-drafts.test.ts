import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Api, createApi } from '@liandong/client';
import { dropDraft, joinDraft, openDraft, takeOther, typeInto } from './open-drafts';

interface Kept { readonly savedAt: string; readonly data: unknown; readonly title: string; readonly base?: string | null }
let server: Server;
let kept: Map<string, Kept>;
let isDown: boolean;

/** Keeps what goes on from what it has, as the real one does. */
beforeEach(async () => {
  kept = new Map();
  isDown = false;
  server = createServer((req, res) => {
    const key = decodeURIComponent((req.url ?? '').split('/').at(-1) ?? '');
    let text = '';
    req.on('data', (chunk: Buffer) => { text += chunk.toString(); });
    req.on('end', () => {
      res.setHeader('connection', 'close');
      if (isDown) { res.writeHead(503).end(); return; }
      if (req.method === 'DELETE') { kept.delete(key); res.writeHead(204).end(); return; }
      const known = kept.get(key);
      if (req.method === 'PUT') {
        const { base, ...sent } = JSON.parse(text) as Kept;
        if (known && known.savedAt !== base) { res.writeHead(409, { 'content-type': 'application/json' }).end(JSON.stringify({ code: 'form-draft.conflict', status: 409 })); return; }
        kept.set(key, base && base >= sent.savedAt ? { ...sent, savedAt: new Date(Date.parse(base) + 1).toISOString() } : sent);
      }
      res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ key, ...kept.get(key) }));
    });
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});
const api = (): Api => createApi({ base: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
const of = (key: string) => ({ key, packId: 'p', release: 'r', title: 'T' });
const nothing = () => undefined;

describe('openDraft', () => {
  it('saves the answers under a title that follows them', async () => {
    const draft = openDraft(api(), of('a'));
    typeInto(draft, { x: 1 }, 'T · 小明');
    await draft.saver.flush();
    expect(kept.get('a')).toMatchObject({ data: { x: 1 }, title: 'T · 小明' });
  });

  it('also saves from a device whose clock is slow', async () => {
    kept.set('b', { savedAt: '2999-01-01T00:00:00.000Z', data: { x: 'old' }, title: 'T' });
    const draft = openDraft(api(), of('b'));
    typeInto(draft, { x: 'new' }, 'T');
    await draft.saver.flush();
    expect(kept.get('b')?.data).toEqual({ x: 'new' });
    expect(draft.saver.state).toEqual({ kind: 'saved', at: '2999-01-01T00:00:00.001Z' });
  });

  it('writes over nothing that was typed elsewhere: it is read first and stays at hand', async () => {
    kept.set('e', { savedAt: '2026-11-25T00:00:00.000Z', data: { x: 'phone' }, title: 'T' });
    const draft = openDraft(api(), of('e'));
    typeInto(draft, { x: 'desk' }, 'T');
    await draft.saver.flush();
    expect(kept.get('e')?.data).toEqual({ x: 'desk' });
    expect(draft.other).toEqual({ savedAt: '2026-11-25T00:00:00.000Z', data: { x: 'phone' } });
    expect(takeOther(draft, { x: 'desk' })).toEqual({ x: 'phone' });
    expect(draft.other?.data).toEqual({ x: 'desk' });
    dropDraft(api(), 'e');
  });

  it('goes on with what an earlier page has left on the device', async () => {
    const draft = openDraft(api(), of('f'), { ...of('f'), data: { x: 'left' }, savedAt: '2026-11-25T00:00:00.000Z', base: null, isUnsent: true });
    const leave = joinDraft(draft, nothing);
    expect(draft.data).toEqual({ x: 'left' });
    await draft.saver.flush();
    expect(kept.get('f')?.data).toEqual({ x: 'left' });
    leave();
  });

  it('keeps what could not be saved when its page is left, and gives it to the next page', async () => {
    const client = api();
    const draft = openDraft(client, of('c'));
    const leave = joinDraft(draft, nothing);
    isDown = true;
    typeInto(draft, { x: 1 }, 'T');
    await draft.saver.flush();
    leave();
    expect(openDraft(client, of('c')).data).toEqual({ x: 1 });
    isDown = false;
    await draft.saver.flush();
    expect(kept.get('c')?.data).toEqual({ x: 1 });
    const next = openDraft(client, of('c'));
    expect(next.data).toBeUndefined();
    dropDraft(client, 'c');
  });

  it('forgets a draft that was handed in', async () => {
    const client = api();
    const draft = openDraft(client, of('d'));
    typeInto(draft, { x: 1 }, 'T');
    dropDraft(client, 'd');
    await draft.saver.flush();
    expect(kept.has('d')).toBe(false);
    expect(openDraft(client, of('d')).data).toBeUndefined();
  });
});
