import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Client } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';
import { packFiles } from '../../durable/testing/a-pack';
import { recordModel, viewModel } from '../../durable/index';
import { uploadModel } from './model';
import { cleanName } from './receive';

jest.setTimeout(60_000);

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const SECRET = '<script>alert(document.cookie)</script>';

/** apply, with a photo everybody at the county office may see and a paper only the station may */
const withFiles = () => {
  const files = packFiles();
  const form = JSON.parse(files['forms/apply.json'] ?? '{}');
  form.schema.properties.photo = { type: 'object', title: 'photo', 'x-privacy': 'L1' };
  form.schema.properties.paper = { type: 'object', title: 'paper', 'x-privacy': 'L3' };
  form.uiSchema = { photo: { 'ui:widget': 'photo' }, paper: { 'ui:widget': 'file' } };
  return { ...files, 'forms/apply.json': JSON.stringify(form) };
};

let server: TestServer;
let aide: Client, aide2: Client, head: Client, west: Client, office: Client;
beforeAll(async () => {
  server = await aServer();
  await server.seedCounty({ countyId: 'c1', packs: [withFiles()], users: { aide: ['AIDE@east1'], aide2: ['AIDE@east1'], head: ['HEAD@east'], west: ['HEAD@west'], office: ['OFFICE@c1'] } });
  [aide, aide2, head, west, office] = (await Promise.all(['aide', 'aide2', 'head', 'west', 'office'].map((name) => server.signIn(name)))) as [Client, Client, Client, Client, Client];
});
afterAll(() => server.stop());

const newKey = (): string => randomUUID();
const BOUNDARY = 'test-boundary';
const part = (name: string, bytes: Uint8Array, type: string, field = 'file'): Buffer =>
  Buffer.concat([Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`), bytes, Buffer.from('\r\n')]);
const multipart = (...parts: Buffer[]): Uint8Array => Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]);
const send = (client: Client, body: Uint8Array, key = newKey()) => client.call('POST /files', { raw: { type: `multipart/form-data; boundary=${BOUNDARY}`, text: body }, key });
const upload = (client: Client, bytes: Uint8Array, name = 'x.png', key?: string) => send(client, multipart(part(name, bytes, 'image/png')), key);
const get = (client: Client, fileId: string) => client.call(`GET /files/${fileId}`);

describe('uploading', () => {
  it('takes the type from the bytes and cleans the name', async () => {
    const { status, body } = await upload(aide, PDF, '../../现场 照片\u202Egnp.exe');
    expect([status, body.type, body.name, body.size]).toEqual([201, 'application/pdf', '现场 照片gnp.pdf', PDF.length]);
  });

  it.each([
    ['a page', Buffer.from(`<html>${SECRET}</html>`)], ['a drawing with script', Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${SECRET}</svg>`)], ['a program', Buffer.from('MZ\x90\0\x03\0\0\0')],
    ['an archive', Buffer.from('PK\x03\x04\x14\0\0\0\x08\0')], ['an animation', Buffer.from('GIF89a\x01\0\x01\0')], ['text', Buffer.from('just text')],
  ])('refuses %s that is called a picture', async (_what, bytes) => {
    const { status, body } = await upload(aide, bytes);
    expect([status, body.code]).toEqual([422, 'upload.type']);
  });

  it('refuses what is empty, too large, several, none, or no form', async () => {
    const codes = async (sent: Promise<{ status: number; body: { code: string } }>) => { const { status, body } = await sent; return [status, body.code]; };
    expect(await codes(upload(aide, Buffer.alloc(0)))).toEqual([422, 'upload.empty']);
    expect(await codes(upload(aide, Buffer.concat([PNG, Buffer.alloc(10 * 1024 * 1024)])))).toEqual([413, 'upload.too-large']);
    expect(await codes(upload(aide, Buffer.concat([PNG, Buffer.alloc(11 * 1024 * 1024)])))).toEqual([413, 'upload.too-large']);
    expect(await codes(send(aide, multipart(part('a.png', PNG, 'image/png'), part('b.png', PNG, 'image/png'))))).toEqual([422, 'upload.several']);
    expect(await codes(send(aide, multipart(part('a.png', PNG, 'image/png', 'other'))))).toEqual([422, 'upload.none']);
    expect(await codes(aide.call('POST /files', { body: { file: 'x' } }))).toEqual([422, 'upload.form']);
    expect(await codes(send(aide, Buffer.from(`--${BOUNDARY}\r\nbroken`)))).toEqual([422, 'upload.form']);
    expect(await codes(server.guest.call('POST /files', { raw: { type: `multipart/form-data; boundary=${BOUNDARY}`, text: multipart(part('a.png', PNG, 'image/png')) } }))).toEqual([401, 'session.required']);
  });

  it('keeps one file when the same upload comes twice, and refuses another under its key', async () => {
    const key = newKey();
    const [first, second] = await Promise.all([upload(aide, PNG, 'x.png', key), upload(aide, PNG, 'x.png', key)]);
    expect(second.body).toEqual(first.body);
    expect(await uploadModel(server.deps.db).countDocuments({ fileId: first.body.fileId })).toBe(1);
    expect((await upload(aide, PDF, 'x.png', key)).body.code).toBe('upload.key-used');
    expect((await upload(aide2, PNG, 'x.png', key)).body.fileId).not.toBe(first.body.fileId);
  });

  it('stores neither bytes nor name in plain', async () => {
    const { body } = await upload(aide, Buffer.concat([PNG, Buffer.from('marker-in-bytes')]), 'marker-in-name.png');
    const chunks = await server.deps.db.collection('blobs.chunks').find().toArray();
    const raw = Buffer.concat([...chunks.map((chunk) => Buffer.from(chunk.data.value())), Buffer.from(JSON.stringify(await uploadModel(server.deps.db).find({ fileId: body.fileId }).lean()))]).toString('latin1');
    expect(raw).not.toContain('marker-in-bytes');
    expect(raw).not.toContain('marker-in-name');
    expect((await get(aide, body.fileId)).text).toContain('marker-in-bytes');
  });
});

describe('reading', () => {
  it('hands a file out as something to save, never as a page', async () => {
    const polyglot = Buffer.concat([PNG, Buffer.from(`<html>${SECRET}</html>`)]);
    const { body } = await upload(aide, polyglot, 'evil.html');
    const { status, headers } = await get(aide, body.fileId);
    expect([status, headers.get('content-type'), headers.get('x-content-type-options'), headers.get('cache-control')]).toEqual([200, 'image/png', 'nosniff', 'private, no-store']);
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''evil.png");
  });

  it('is the uploader’s alone until a record refers to it', async () => {
    const { body } = await upload(aide, PNG);
    expect([(await get(aide, body.fileId)).status, (await get(aide2, body.fileId)).status, (await get(head, body.fileId)).status, (await get(server.guest, body.fileId)).status]).toEqual([200, 404, 404, 401]);
  });

  it('follows the reach and the level of the field once a record refers to it', async () => {
    const [photo, paper] = [(await upload(aide, PNG)).body, (await upload(aide, PDF)).body];
    const started = await aide.call('POST /works', { body: { packId: 'sample', serviceId: 'help', orgId: 'east1', data: { alias: 'A', name: 'Chen', photo, paper } } });
    expect(started.status).toBe(201);
    const seen = async (fileId: string) => Promise.all([head, office, west, aide].map(async (client) => (await get(client, fileId)).status));
    // the aide's role ends at L2: the paper that she brought herself is no longer hers to open
    expect([await seen(photo.fileId), await seen(paper.fileId)]).toEqual([[200, 200, 404, 200], [200, 404, 404, 404]]);
    expect(await viewModel(server.deps.db).countDocuments({ countyId: 'c1', where: 'file' })).toBe(1);
  });

  it('does not open to somebody who names a stranger’s file in a record of his own', async () => {
    const { body } = await upload(aide, PNG);
    const start = (data: object) => aide2.call('POST /works', { body: { packId: 'sample', serviceId: 'help', orgId: 'east1', data: { alias: 'B', name: 'Lin', ...data } } });
    const refused = await start({ photo: body });
    expect([refused.status, refused.body.code]).toEqual([422, 'upload.foreign']);
    // also if it had come into her record by another way
    const { record } = (await start({})).body;
    await recordModel(server.deps.db).updateOne({ _id: record.id }, { $set: { fileIds: [body.fileId], 'data.photo': body } });
    expect([(await get(aide2, body.fileId)).status, (await get(aide, body.fileId)).status]).toEqual([404, 200]);
  });

  it('refuses bytes that were exchanged in the store', async () => {
    const [one, two] = [(await upload(aide, PNG)).body, (await upload(aide, PDF)).body];
    const other = await uploadModel(server.deps.db).findOne({ fileId: two.fileId }).lean();
    await uploadModel(server.deps.db).updateOne({ fileId: one.fileId }, { $set: { blob: other?.blob } });
    expect((await get(aide, one.fileId)).status).toBe(500);
  });
});

describe('names', () => {
  it('keep nothing that a file system, a header or an eye would take for something else', () => {
    expect(['a/b\\c.png', '..', '.htaccess', 'x\r\nSet-Cookie: a.png', '"><img>.png', '', `${'长'.repeat(200)}.jpg`].map((name) => cleanName(name, '.png')))
      .toEqual(['c.png', 'file.png', 'htaccess.png', 'xSet-Cookie a.png', 'img.png', 'file.png', `${'长'.repeat(80)}.png`]);
  });
});
