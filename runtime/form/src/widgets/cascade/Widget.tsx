import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadProps, WidgetProps } from '../widget';
import { childrenOf, pathTo } from './tree';

/**
 * A list a level; the next opens when the one above is chosen. Unless any level will do, a way that is not at its end yet is no answer:
 * it stands here only.
 */
export function CascadeWidget({ id, value, field, describedBy, invalid, onChange, onBlur }: WidgetProps) {
  const { t } = useTranslation('form');
  const [begun, setBegun] = useState<string>();
  const { options } = field;
  const path = pathTo(options, value ?? begun);
  const last = path[path.length - 1];
  const next = childrenOf(options, last?.value);
  const levels = [...path.map((_place, depth) => childrenOf(options, path[depth - 1]?.value)), ...(next.length > 0 || path.length === 0 ? [next] : [])];
  const choose = (depth: number, chosen: string): void => {
    const place = chosen === '' ? path[depth - 1]?.value : chosen;
    const isEnd = place !== undefined && (field.settings.anyLevel === true || childrenOf(options, place).length === 0);
    setBegun(isEnd ? undefined : (place as string | undefined));
    onChange(isEnd ? place : undefined);
  };
  return (
    <span className="cascade">
      {levels.map((choices, depth) => (
        <select
          key={depth} id={depth === 0 ? id : `${id}-${depth}`} className="input select" value={String(path[depth]?.value ?? '')} aria-label={t('cascade.level', { title: field.title, level: depth + 1 })}
          onChange={(event) => choose(depth, event.target.value)} onBlur={onBlur}
          aria-describedby={describedBy} aria-invalid={invalid || undefined} aria-required={(field.required && depth === 0) || undefined}
        >
          <option value="">{depth === 0 ? t('select.choose') : t('cascade.choose', { parent: path[depth - 1]?.title })}</option>
          {choices.map((choice) => <option key={String(choice.value)} value={String(choice.value)}>{choice.title}</option>)}
        </select>
      ))}
      {begun !== undefined && (value === undefined || value === null) && <span className="field-hint" role="status">{t('cascade.goOn')}</span>}
    </span>
  );
}

export const CascadeRead = ({ field, value }: ReadProps) => pathTo(field.options, value).map((place) => place.title).join(' / ');
