import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json, JsonObject } from '@liandong/core/run';
import type { FieldModel, FormHost, Found, Ref, Value } from '../model/types';
import type { ReadProps, WidgetProps } from '../widgets/widget';
import { Combobox } from './Combobox';
import { Icon } from './Icon';
import { remember, useOffers, useSearch, useTitles, type Search } from './use-lookup';

/** Before its author has said from where. */
const VAGUE: Readonly<Record<Ref['kind'], Ref>> = { record: { kind: 'record', record: '' }, unit: { kind: 'unit' }, user: { kind: 'user' } };
const object = (value: Json | undefined): JsonObject => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {});
const refOf = ({ property }: FieldModel, kind: Ref['kind']): Ref => {
  const ref = object(property['x-ref'] ?? object(property.items)['x-ref']);
  return ref.kind === kind ? (ref as unknown as Ref) : VAGUE[kind];
};
export const idsOf = (value: Value): string[] => (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === 'string' && id !== '');
const ID = /^[\w.:-]+$/;
/** Never an id, which would say nothing to anybody; but what an older release left as a text is shown as it is. */
const useName = (kind: Ref['kind'], ids: readonly string[]) => {
  const { t } = useTranslation('form');
  return (title: string | null | undefined, at: number): string => {
    if (title === undefined) return t('lookup.naming');
    const id = ids[at] ?? '';
    return title ?? (ID.test(id) ? t(`lookup.unnamed.${kind}`) : id);
  };
};

interface ChosenProps { readonly ids: readonly string[]; readonly names: readonly string[]; readonly onRemove: (id: string) => void }
function Chosen({ ids, names, onRemove }: ChosenProps) {
  const { t } = useTranslation('form');
  if (ids.length === 0) return null;
  return (
    <ul className="lookup-chosen">
      {ids.map((id, index) => (
        <li key={id}>
          <span className="value">{names[index]}</span>
          <button type="button" className="btn-remove" aria-label={t('file.remove', { name: names[index] })} onClick={() => onRemove(id)}><Icon name="close" /></button>
        </li>
      ))}
    </ul>
  );
}

/** Makes what was not found, over the form; what is made is chosen. */
function MakeButton({ host: { lookup, pack }, kindRef, text, onMade }: { readonly host: FormHost; readonly kindRef: Ref; readonly text: () => string; readonly onMade: (found: Found) => void }) {
  const { t } = useTranslation('form');
  const isOffered = useOffers(lookup, kindRef);
  if (!isOffered || kindRef.kind !== 'record') return null;
  const make = async (): Promise<void> => {
    const made = await lookup?.maker?.make(kindRef, text());
    if (made) onMade(made);
  };
  return <button type="button" className="btn-link lookup-make" onClick={() => void make()}><Icon name="plus" />{t('lookup.make', { what: pack.records[kindRef.record]?.title ?? '' })}</button>;
}

function useStatus(search: Search, kind: Ref['kind']): string {
  const { t } = useTranslation('form');
  if (search.kind !== 'found') return t(`lookup.${search.kind}`);
  const { items: { length: count }, more, text } = search;
  if (count === 0) return text === '' ? t(`lookup.nothing.${kind}`) : t(`lookup.none.${kind}`, { text });
  return more === undefined ? t('search.count', { count }) : more === true ? t('lookup.moreThan', { count }) : t('lookup.more', { count, more });
}

/** Chosen by searching where the app lets one: the answer is an id, shown by its title. */
export function LookupControl(props: WidgetProps & { readonly kind: Ref['kind'] }) {
  const { t } = useTranslation('form');
  const { id, value, field, host: { lookup }, kind, onChange } = props;
  const [text, setText] = useState<string>();
  const half = useRef('');
  const ref = refOf(field, kind);
  const ids = idsOf(value);
  const name = useName(kind, ids);
  const names = useTitles(lookup, ref, ids).map(name);
  const search = useSearch(lookup, ref, text);
  const status = useStatus(search, kind);
  const items = useMemo(() => (search.kind === 'found' ? search.items.map((item) => ({ ...item, key: item.id })) : []), [search]);
  const several = field.property.type === 'array';
  const put = (next: readonly string[]): void => onChange(next.length === 0 ? undefined : several ? [...next] : next[0]);
  const write = (next: string | undefined): void => {
    if (next !== undefined) half.current = next;
    setText(next);
  };
  const choose = (item: Found): void => {
    half.current = '';
    remember(lookup, ref, item);
    put(several ? [...ids.filter((one) => one !== item.id), item.id] : [item.id]);
  };
  return (
    <span className="lookup">
      <Chosen ids={ids} names={names} onRemove={(gone) => put(ids.filter((one) => one !== gone))} />
      <Combobox
        id={id} label={field.title} items={items} chosen="" placeholder={field.placeholder ?? t(ids.length > 0 && !several ? 'lookup.change' : `lookup.search.${kind}`)} describedBy={props.describedBy} invalid={props.invalid}
        required={field.required} disabled={lookup === undefined} status={status}
        onText={write} onOpen={() => setText((before) => before ?? '')} onChoose={(item) => item && choose(item)} onBlur={props.onBlur}
      />
      {lookup === undefined && <span className="field-hint">{t(`lookup.nowhere.${kind}`)}</span>}
      <MakeButton host={props.host} kindRef={ref} text={() => half.current.trim()} onMade={choose} />
    </span>
  );
}

/** The titles of what was chosen. */
export function LookupRead(props: ReadProps & { readonly kind: Ref['kind'] }) {
  const { field, value, kind, host: { lookup } } = props;
  const { t } = useTranslation('form');
  const ids = idsOf(value);
  const name = useName(kind, ids);
  return useTitles(lookup, refOf(field, kind), ids).map(name).join(t('lookup.separator'));
}
