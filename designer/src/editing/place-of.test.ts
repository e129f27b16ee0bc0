import { describe, expect, it } from '@jest/globals';
import { mergeFindings, type Finding } from './findings';
import { placeOf } from './place-of';

const finding = (code: string, severity: Finding['severity'], item = 'forms/a.json'): Finding => ({ code, severity, item, path: '/rules/r', params: {}, detail: code });

describe('where a finding leads', () => {
  it('to the item and the place in it', () => expect(placeOf({ item: 'forms/wish.json', path: '/rules/r1' })).toBe('forms/wish?at=%2Frules%2Fr1'));
  it('to a process without its ending', () => expect(placeOf({ item: 'processes/p.bpmn', path: '/node' })).toBe('processes/p?at=%2Fnode'));
  it('to a cell of a print', () => expect(placeOf({ item: 'prints/card.json', path: '/grids/0/cells/2' })).toBe('prints/card?at=%2Fgrids%2F0%2Fcells%2F2'));
  it('to a cell of a decision table', () => expect(placeOf({ item: 'decisions/limit.dmn', path: '/limit/rule/1/input/2' })).toBe('decisions/limit?at=%2Flimit%2Frule%2F1%2Finput%2F2'));
  it('to the page that edits that part of the manifest', () => {
    expect(placeOf({ item: 'pack.json', path: '/parameters/values/cap' })).toMatch(/^parameters\?/);
    expect(placeOf({ item: 'pack.json', path: '/roles/0' })).toMatch(/^roles\?/);
    expect(placeOf({ item: 'services.json', path: '/services/0' })).toMatch(/^services\?/);
  });
});

describe('findings of browser and server', () => {
  it('are one list without doubles, the gravest first', () => {
    const merged = mergeFindings([finding('w', 'warning')], [finding('w', 'warning'), finding('e', 'error')]);
    expect(merged.map((one) => one.code)).toEqual(['e', 'w']);
  });
});
