/** The demos of all widgets, or of one, as a form: as they are, with the longest texts, or left over from an older release. */
import type { FormDef, Json, JsonObject, RuleDef } from '@liandong/core/run';
import { FORM_TEXT, WIDGETS } from '../src/index';
import words from './words.json' with { type: 'json' };

interface Shown { readonly property: JsonObject; readonly ui: JsonObject; readonly value: Json }
interface Demo extends Shown {
  /** fields that the widget works together with */
  readonly beside?: Readonly<Record<string, Shown>>;
  readonly rules?: readonly RuleDef[];
  /** the widget beside in which one begins */
  readonly keysIn?: string;
}
const demos = import.meta.glob<Demo>('../src/widgets/*/demo.json', { eager: true, import: 'default' });
const demoOf = (id: string): Demo => demos[`../src/widgets/${id}/demo.json`] ?? { property: {}, ui: {}, value: null };

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const lengthened = (value: Json | undefined): Json | undefined => (Array.isArray(value) ? value.map((one) => (isObject(one) ? { ...one, title: words.longTitle } : one)) : value);

/** Every text that an author writes as long as it may get. */
function long({ property, ui, value }: Shown): Shown {
  const items = isObject(property.items) ? { items: { ...property.items, ...(property.items.oneOf ? { oneOf: lengthened(property.items.oneOf) ?? [] } : {}) } } : {};
  const wordy = { title: words.longTitle, description: words.longHelp.repeat(3), ...(property.oneOf ? { oneOf: lengthened(property.oneOf) ?? [] } : {}), ...items };
  const isText = property.type === 'string' && typeof value === 'string' && ['format', 'x-format', 'x-codes', 'x-ref', 'oneOf'].every((key) => property[key] === undefined);
  return { property: { ...property, ...wordy }, ui: { ...ui, 'ui:help': words.longHelp, 'ui:placeholder': words.longTitle }, value: isText ? words.longTitle.repeat(4) : value };
}

/** A shape that hardly any widget of today holds. */
const OLD: Readonly<Record<string, Json>> = {
  text: words.oldWord, list: [words.oldWord], object: { was: words.oldWord }, number: 20_190, boolean: true,
};

export interface Palette { readonly form: FormDef; readonly data: JsonObject }
export function paletteOf(only: string | null, state: string | null, old: string | null): Palette {
  const shown = WIDGETS.map((meta) => meta.id).filter((id) => only === null || id === only);
  const fieldsOf = (id: string): [string, Shown][] => {
    const { beside = {}, keysIn, ...demo } = demoOf(id);
    const own: [string, Shown] = [id, { ...demo, ui: { 'ui:widget': id, ...demo.ui } }];
    return keysIn === undefined ? [own, ...Object.entries(beside)] : [...Object.entries(beside), own];
  };
  // what a rule would make anew at once can neither be masked nor old
  const isGiven = state === 'masked' || old !== null;
  const rules = isGiven ? [] : shown.flatMap((id) => demoOf(id).rules ?? []);
  const given = ({ property, ...one }: Shown): Shown => ({ ...one, property: Object.fromEntries(Object.entries(property).filter(([key]) => key !== 'x-derive')) });
  const fields = shown.flatMap(fieldsOf).map(([id, one]): [string, Shown] => [id, state === 'long' ? long(one) : isGiven ? given(one) : one]);
  const sections = Object.entries(FORM_TEXT.group).map(([id, title]) => ({ id, title, fields: WIDGETS.filter((meta) => meta.group === id && shown.includes(meta.id)).flatMap((meta) => fieldsOf(meta.id).map(([field]) => field)) }));
  const form: FormDef = {
    id: 'widgets', title: words.title, record: 'r', rules, sections: sections.filter((section) => section.fields.length > 0),
    schema: { type: 'object', properties: Object.fromEntries(fields.map(([id, { property }]) => [id, property])), required: ['text', 'select', 'signature'].filter((id) => shown.includes(id)) },
    uiSchema: Object.fromEntries(fields.map(([id, { ui }]) => [id, ui])),
  };
  const valueOf = (value: Json): Json => (old === null ? value : (OLD[old] ?? null));
  return { form, data: Object.fromEntries(fields.map(([id, { value }]) => [id, valueOf(value ?? null)])) };
}
