import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { translate, untranslated } from './translate';

const sources = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js')).map((name) => readFileSync(join(folder, name), 'utf8'));
const CALL = /translate\(\s*(['"`])((?:\\.|(?!\1).)*)\1/g;
const keys = new Set(['node_modules/bpmn-js/lib', 'node_modules/diagram-js/lib'].flatMap(sources).flatMap((source) => [...source.matchAll(CALL)].map(([, , key = '']) => key.replace(/\\(.)/g, '$1'))));

describe('the Chinese of bpmn-js', () => {
  it('has a text for every sentence that the library asks for', () => {
    expect(keys.size).toBeGreaterThan(30);
    for (const key of keys) translate(key);
    expect([...untranslated]).toEqual([]);
  });
  it('fills the blanks', () => expect(translate('Open {element}', { element: 'A' })).toBe('打开 A'));
});
