import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldModel } from '../model/types';
import { dayText, Icon } from '../parts/index';
import { widgetEntry } from '../widgets/registry';
import { errorId, helpId, labelId } from './context';

/** Ids of the texts that describe a field's control. */
export function describedBy(id: string, field: FieldModel): string | undefined {
  const ids = [hasHelp(field) ? helpId(id) : undefined, field.problems.length > 0 ? errorId(id) : undefined].filter((one) => one !== undefined);
  return ids.length === 0 ? undefined : ids.join(' ');
}

const isPlain = (field: FieldModel): boolean => field.readonly || field.masked;
/** The answers before leave nothing to choose, or not what was chosen; where that is told as wrong it need not be told twice. */
const isNarrowed = ({ options, withheld, problems }: FieldModel): boolean => withheld !== undefined && (options.length === 0 || (withheld.length > 0 && problems.length === 0));
const hasHelp = (field: FieldModel): boolean => field.help !== undefined || field.masked || field.marked || field.calculated || field.derivedFrom !== undefined || field.known !== undefined || (!isPlain(field) && isNarrowed(field));

/** Why one may not change it, or where its value came or will come from. */
function Why({ field }: { readonly field: FieldModel }) {
  const { t } = useTranslation('form');
  if (field.masked) return <span className="field-note"><Icon name="lock" />{t('field.masked')}</span>;
  if (field.calculated) return <span className="field-note"><Icon name="calc" />{field.derivedFrom === undefined ? t('field.calculatedWhy') : t('field.derived', { from: field.derivedFrom })}</span>;
  if (field.derivedFrom !== undefined && !field.readonly) return <span className="field-note"><Icon name="calc" />{t('field.willDerive', { from: field.derivedFrom })}</span>;
  return null;
}

function Label({ id, field }: { readonly id: string; readonly field: FieldModel }) {
  const { t } = useTranslation('form');
  const content = <>{field.title}{field.required && !isPlain(field) && <span className="required">{t('field.required')}</span>}</>;
  const entry = widgetEntry(field.widget);
  if (isPlain(field)) return <span id={labelId(id)} className="field-label">{content}</span>;
  if (entry.bare === true) return null;
  return entry.group === true ? <legend id={labelId(id)} className="field-label">{content}</legend> : <label id={labelId(id)} htmlFor={id} className="field-label">{content}</label>;
}

export function Narrowed({ field }: { readonly field: FieldModel }) {
  const { t } = useTranslation('form');
  const { options, withheld = [] } = field;
  if (isPlain(field) || !isNarrowed(field)) return null;
  const text = options.length === 0 ? t('field.noneOffered') : t('field.withheld', { titles: withheld.map(({ title }) => title).join(t('field.and')) });
  return <span className="field-note" role="status"><Icon name="alert" />{text}</span>;
}

/** Where an answer comes from that nobody gave here. */
function Source({ known }: { readonly known: NonNullable<FieldModel['known']> }) {
  const { t, i18n } = useTranslation('form');
  return <span className="field-note field-known"><Icon name="file" />{t('field.known', { from: known.from, at: dayText(known.at, i18n.language) })}</span>;
}

/** What is wrong, read out with the control. */
export const FieldErrors = ({ id, problems }: { readonly id: string; readonly problems: readonly string[] }) => (
  <div id={id} className="field-errors">
    {problems.map((text) => <p key={text} className="field-error"><Icon name="alert" />{text}</p>)}
  </div>
);

/** A cell of a child table is found by its own mark, so that it is not taken for a field of the form. */
const markOf = (field: FieldModel): object => (field.id.includes('/') ? { 'data-cell': field.id } : { 'data-field': field.id });

const classOf = (field: FieldModel): string =>
  ['field', `field-${field.widget}`, field.problems.length > 0 ? 'is-invalid' : '', field.marked ? 'is-marked' : '', isPlain(field) ? 'is-plain' : ''].filter((name) => name !== '').join(' ');

/** Label, help, control and error of one field. Several controls are a fieldset, one is a label's. */
export function FieldFrame({ id, field, children }: { readonly id: string; readonly field: FieldModel; readonly children: ReactNode }) {
  const { t } = useTranslation('form');
  const inner = (
    <>
      <Label id={id} field={field} />
      {hasHelp(field) && (
        <div id={helpId(id)} className="field-help">
          {field.marked && <span className="field-note field-mark"><Icon name="pen" />{t('field.marked')}</span>}
          {field.help !== undefined && <span>{field.help}</span>}
          <Why field={field} />
          <Narrowed field={field} />
          {field.known !== undefined && <Source known={field.known} />}
        </div>
      )}
      <div className="field-control">{children}</div>
      <FieldErrors id={errorId(id)} problems={field.problems} />
    </>
  );
  const isGroup = widgetEntry(field.widget).group === true && !isPlain(field);
  return isGroup
    ? <fieldset className={classOf(field)} {...markOf(field)} aria-describedby={describedBy(id, field)}>{inner}</fieldset>
    : <div className={classOf(field)} {...markOf(field)}>{inner}</div>;
}
