/** What the type column says: a question's type, a select with its list, the begin or end of a group. */
import words from './type-words.json' with { type: 'json' };

type Control = 'group' | 'repeat' | 'loop';
type Select = 'select' | 'multi' | 'rank' | 'outside';
export type ItemType =
  | { readonly is: 'begin'; readonly kind: Control; readonly list?: string }
  | { readonly is: 'end'; readonly kind: Control }
  | { readonly is: 'choice'; readonly kind: Select; readonly type: string; readonly list: string; readonly hasOther: boolean; readonly isFromFile: boolean }
  | { readonly is: 'question'; readonly kind: string; readonly type: string };

const CONTROL: Readonly<Record<string, Control>> = { group: 'group', lgroup: 'repeat', repeat: 'repeat', loop: 'loop', 'looped group': 'repeat' };
const ONE = 'select one';
const MANY = 'select all that apply';
const SELECT: Readonly<Record<string, string>> = {
  'add select one prompt using': ONE, 'add select multiple prompt using': MANY, 'select all that apply from': MANY, 'select one from': ONE, select1: ONE, select_one: ONE, 'select one': ONE, select_multiple: MANY,
  'select all that apply': MANY, select_one_external: 'select one external', select_one_from_file: ONE, select_multiple_from_file: MANY, 'select one from file': ONE, 'select multiple from file': MANY, rank: 'rank',
};
const KIND_OF_SELECT: Readonly<Record<string, Select>> = { [ONE]: 'select', [MANY]: 'multi', rank: 'rank', 'select one external': 'outside' };
const RENAMED: Readonly<Record<string, string>> = { imei: 'deviceid', image: 'photo', 'add image prompt': 'photo', 'add photo prompt': 'photo', 'add audio prompt': 'audio', 'add video prompt': 'video', 'add file prompt': 'file' };
const KINDS = new Map(Object.entries(words).flatMap(([kind, types]) => types.map((type) => [type, kind] as const)));

const longestFirst = (keys: readonly string[]): string => [...keys].sort((a, b) => b.length - a.length).join('|');
const BOUND = new RegExp(`^(begin|end)[\\s_](${longestFirst(Object.keys(CONTROL))})(?: (?:over )?(\\S+))?$`);
const CHOICE = new RegExp(`^(${longestFirst(Object.keys(SELECT))}) (\\S+)(?: (or specify other|or_other|or other))?$`);

function boundOf(type: string): ItemType | undefined {
  const [, bound, control = '', over] = BOUND.exec(type) ?? [];
  const kind = CONTROL[control];
  if (kind && bound === 'begin') return { is: 'begin', kind, ...(over === undefined ? {} : { list: over }) };
  return kind && bound === 'end' && over === undefined ? { is: 'end', kind } : undefined;
}

function choiceOf(type: string): ItemType | undefined {
  const [, command = '', list, other] = CHOICE.exec(type) ?? [];
  const select = SELECT[command];
  if (select === undefined || list === undefined) return undefined;
  return { is: 'choice', type: select, kind: KIND_OF_SELECT[select] ?? 'outside', list, hasOther: other !== undefined, isFromFile: /from[_ ]file$/.test(command) };
}

function questionOf(type: string): ItemType | undefined {
  if (/^osm \S+/.test(type)) return { is: 'question', kind: 'outside', type: 'osm' };
  const kind = KINDS.get(type);
  return kind === undefined ? undefined : { is: 'question', kind, type };
}

/** undefined = no type we know. */
export function itemType(written: string): ItemType | undefined {
  const type = RENAMED[written] ?? written;
  return boundOf(type) ?? choiceOf(type) ?? questionOf(type);
}
