import { useTranslation } from 'react-i18next';
import { displayValue } from '@liandong/core/run';
import { filesOf } from '../model/files';
import type { FieldModel, FormHost, Value } from '../model/types';
import { FileTile, Icon } from '../parts/index';

const isNumber = (field: FieldModel): boolean => field.property['x-format'] === 'money' || field.property.type === 'number' || field.property.type === 'integer';

/** An answer as text; pictures as thumbnails. */
export function ReadValue({ field, value, host }: { readonly field: FieldModel; readonly value: Value; readonly host: FormHost }) {
  const { t } = useTranslation('form');
  const files = filesOf(value);
  if (files.length > 0) return <span className="files">{files.map((file) => <FileTile key={file.fileId} file={file} store={host.files} />)}</span>;
  const spec = host.fields[field.id];
  const text = spec ? displayValue(spec, value, host.pack) : '';
  if (text === '') return <span className="value value-empty">{t('field.empty')}</span>;
  return <span className={isNumber(field) ? 'value value-number' : 'value'}>{field.masked && <Icon name="lock" />}{text}</span>;
}
