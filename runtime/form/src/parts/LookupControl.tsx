import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json, JsonObject } from '@liandong/core/run';
import type { FieldModel, Found, Ref, Value } from '../model/types';
import type { ReadProps, WidgetProps } from '../widgets/widget';
import { Combobox } from './Combobox';
import { Icon } from './Icon';
import { remember, useSearch, useTitles } from './use-lookup';

/** Before its author has said from where. */
const VAGUE: Readonly<Record<Ref['kind'], Ref>> = { record: { kind: 'record', record: '' }, unit: { kind: 'unit' }, user: { kind: 'user' } };
const object = (value: Json | undefined): JsonObject => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {});
const refOf = ({ property }: FieldModel, kind: Ref['kind']): Ref => {
  const ref = object(property['x-ref'] ?? object(property.items)['x-ref']);
  return ref.kind === kind ? (ref as unknown as Ref) : VAGUE[kind];
};
const idsOf = (value: Value): string[] => (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === 'string' && id !== '');
const useName = () => {
  const { t } = useTranslation('form');
  return (id: string, title: string | null | undefined): string => title ?? (title === null ? t('lookup.unnamed', { id }) : t('lookup.naming'));
};

/** Chosen by searching where the app lets one: the answer is an id, shown by its title. */
export function LookupControl(props: WidgetProps & { readonly kind: Ref['kind'] }) {
  const { t } = useTranslation('form');
  const { id, value, field, host: { lookup }, kind, onChange } = props;
  const [text, setText] = useState<string>();
  const ref = refOf(field, kind);
  const ids = idsOf(value);
  const titles = useTitles(lookup, ref, ids);
  const nameOf = useName();
  const search = useSearch(lookup, ref, text);
  const items = useMemo(() => (search.kind === 'found' ? search.items.map((item) => ({ ...item, key: item.id })) : []), [search]);
  const several = field.property.type === 'array';
  const put = (next: readonly string[]): void => onChange(next.length === 0 ? undefined : several ? [...next] : next[0]);
  const choose = (item: Found): void => {
    remember(lookup, ref, item);
    put(several ? [...ids.filter((one) => one !== item.id), item.id] : [item.id]);
  };
  const status = search.kind === 'found' ? (items.length === 0 ? t(`lookup.none.${kind}`, { text: search.text }) : t('search.count', { count: items.length })) : t(`lookup.${search.kind}`);
  return (
    <span className="lookup">
      {ids.length > 0 && (
        <ul className="lookup-chosen">
          {ids.map((one, index) => (
            <li key={one}>
              <span className="value">{nameOf(one, titles[index])}</span>
              <button type="button" className="btn-remove" aria-label={t('file.remove', { name: nameOf(one, titles[index]) })} onClick={() => put(ids.filter((other) => other !== one))}><Icon name="close" /></button>
            </li>
          ))}
        </ul>
      )}
      <Combobox
        id={id} label={field.title} items={items} chosen="" placeholder={field.placeholder ?? t(ids.length > 0 && !several ? 'lookup.change' : `lookup.search.${kind}`)} describedBy={props.describedBy} invalid={props.invalid}
        required={field.required} disabled={lookup === undefined} status={status}
        onText={setText} onOpen={() => setText((before) => before ?? '')} onChoose={(item) => item && choose(item)} onBlur={props.onBlur}
      />
      {lookup === undefined && <span className="field-hint">{t(`lookup.nowhere.${kind}`)}</span>}
    </span>
  );
}

/** The titles of what was chosen. */
export function LookupRead(props: ReadProps & { readonly kind: Ref['kind'] }) {
  const { field, value, kind, host: { lookup } } = props;
  const nameOf = useName();
  const { t } = useTranslation('form');
  const ids = idsOf(value);
  const titles = useTitles(lookup, refOf(field, kind), ids);
  return ids.map((id, index) => nameOf(id, titles[index])).join(t('lookup.separator'));
}
