import { useTranslation } from 'react-i18next';
import { displayValue } from '@liandong/core/run';
import { filesOf } from '../model/files';
import { specOf } from '../model/spec-of';
import type { FieldModel, FormHost, Value } from '../model/types';
import { FileTile, Icon, plainValue } from '../parts/index';
import { widgetEntry } from '../widgets/registry';

/** An author's unit belongs to the number; formats of core bring their own. */
const withUnit = (field: FieldModel, text: string): string => (typeof field.settings.unit === 'string' && field.property['x-format'] === undefined ? `${text} ${field.settings.unit}` : text);

const isAnswer = (value: Value): value is NonNullable<Value> => value !== undefined && value !== null && value !== '';
/** Core's text; what an older release left in another shape has none, and is shown as the words in it. */
function textOf(field: FieldModel, value: Value, host: FormHost): string {
  const spec = specOf(host.fields, field.id);
  const text = spec ? displayValue(spec, value, host.pack) : '';
  return text === '' && isAnswer(value) ? plainValue(value) : text;
}

/** An answer as text; pictures as thumbnails. */
export function ReadValue({ field, value, host }: { readonly field: FieldModel; readonly value: Value; readonly host: FormHost }) {
  const { t } = useTranslation('form');
  const files = filesOf(value);
  if (files.length > 0) return <span className="files">{files.map((file) => <FileTile key={file.fileId} file={file} store={host.files} />)}</span>;
  const { Read, holds } = widgetEntry(field.widget);
  if (Read && !field.masked && isAnswer(value) && holds?.(value, field) !== false) return <span className="value"><Read field={field} value={value} host={host} /></span>;
  const text = textOf(field, value, host);
  if (text === '') return <span className="value value-empty">{t('field.empty')}</span>;
  return <span className="value">{field.masked && <Icon name="lock" />}{withUnit(field, text)}</span>;
}
