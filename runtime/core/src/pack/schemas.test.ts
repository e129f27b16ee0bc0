import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { aPack } from '../testing/a-pack';
import { editorSchemas } from './editor-schemas';
import { FILE_SCHEMAS, pathOf, placeOf } from './files';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../../../templates/schemas');

describe('the schemas for editors', () => {
  it('are those that the check uses (renew with `node scripts/generate.mjs`)', () => {
    const stored = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
    expect(stored).toEqual(editorSchemas());
  });

  it('accept what the check accepts', () => {
    const ajv = new Ajv2020({ strict: false });
    const files = aPack();
    for (const [pattern, schema] of Object.entries(FILE_SCHEMAS))
      for (const [path, text] of Object.entries(files)) {
        const place = placeOf(path);
        if (place && pathOf(place.kind, '*') === pattern) expect(ajv.validate(JSON.parse(JSON.stringify(schema)) as object, JSON.parse(text))).toBe(true);
      }
  });
});

describe('placeOf', () => {
  it.each([
    ['pack.json', { kind: 'manifest', id: '' }], ['forms/a.json', { kind: 'form', id: 'a' }], ['processes/a.bpmn', { kind: 'process', id: 'a' }],
    ['forms/a/b.json', undefined], ['forms/.json', undefined], ['../pack.json', undefined], ['/pack.json', undefined], ['forms/a.exe', undefined], ['FORMS/a.json', undefined],
  ])('%s is %j', (path, place) => expect(placeOf(path)).toEqual(place));
});
