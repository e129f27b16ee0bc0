import { describe, expect, it } from '@jest/globals';
import { KINDS } from '../features/items/kinds';
import { t } from '../text';
import { groupsOf } from './groups';
import { wordOf } from './refs';
import type { Schema } from './schema';

interface Found { readonly member: string; readonly words: readonly string[] }
const inside = (schema: Schema): Found[] => [
  ...Object.entries(schema.properties ?? {}).flatMap(([member, one]) => [{ member, words: [...(one.enum ?? one.items?.enum ?? []), ...(typeof one.const === 'string' ? [one.const] : [])] }, ...inside(one)]),
  ...(schema.items ? inside(schema.items) : []), ...(schema.anyOf ?? []).flatMap(inside),
];

describe.each(Object.entries(KINDS))('questions of %s', (kind, schema) => {
  it('are asked in Chinese, and so are their choices', () => {
    const found = inside(schema);
    const unnamed = found.map(({ member }) => member).filter((member) => (t.find(`schemaOf.${kind}.${member}`) ?? t.find(`schema.${kind}.${member}`) ?? t.find(`schema.${member}`)) === undefined);
    const unworded = found.flatMap(({ member, words }) => words.filter((word) => wordOf(member, word, kind) === word).map((word) => `${member}.${word}`));
    expect({ unnamed, unworded }).toEqual({ unnamed: [], unworded: [] });
  });
  it('stand in groups that leave none out', () => {
    const members = Object.keys(schema.properties);
    expect(groupsOf(kind, members)?.flatMap((group) => group.members).sort() ?? members.sort()).toEqual(members.sort());
  });
});
