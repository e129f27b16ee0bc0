import { useTranslation } from 'react-i18next';
import { FileTile, Icon, UploadNotice, useUploads, Unusable, type Prepared } from '../../parts/index';
import type { WidgetProps } from '../widget';

const TYPES = ['image/png', 'image/jpeg', 'image/webp', 'application/pdf'];
const MOST_BYTES = 10 * 1024 * 1024;

async function prepare(file: File): Promise<Prepared> {
  if (!TYPES.includes(file.type)) throw new Unusable('type');
  if (file.size > MOST_BYTES) throw new Unusable('size');
  return { blob: file, name: file.name };
}

export function FileWidget(props: WidgetProps) {
  const { t } = useTranslation('form');
  const uploads = useUploads(props, prepare);
  return (
    <span className="files">
      {uploads.files.map((file) => (
        <FileTile key={file.fileId} file={file} store={props.host.files}>
          <button type="button" className="btn-remove" aria-label={t('file.remove', { name: file.name })} onClick={() => uploads.remove(file.fileId)}><Icon name="close" /></button>
        </FileTile>
      ))}
      {!uploads.full && (
        <label className="btn btn-plain file-add">
          <input
            id={props.id} className="visually-hidden" type="file" multiple={uploads.isList} accept={TYPES.join(',')} aria-describedby={props.describedBy}
            disabled={props.host.files === undefined || uploads.state.kind === 'busy'} aria-invalid={props.invalid || undefined}
            onChange={(event) => {
              void uploads.add([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
          <Icon name="plus" />{t('file.add')}
        </label>
      )}
      {!uploads.full && <span className="field-hint">{t('file.which')}</span>}
      {props.host.files === undefined && <span className="field-hint">{t('file.nowhere')}</span>}
      <UploadNotice state={uploads.state} />
    </span>
  );
}
