import { useTranslation } from 'react-i18next';
import { FileTile, Icon, UploadNotice, Unusable, useUploads, type Prepared } from '../../parts/index';
import type { WidgetProps } from '../widget';
import { shrink } from './shrink';

async function prepare(file: File): Promise<Prepared> {
  const small = await shrink(file);
  if (!small) throw new Unusable('picture');
  return { blob: small, name: file.name.replace(/\.[^.]*$/, '').slice(0, 60).concat('.jpg') };
}

/** Camera and album side by side: on a phone the first opens the camera, on a desk both choose files. */
export function PhotoWidget(props: WidgetProps) {
  const { t } = useTranslation('form');
  const uploads = useUploads(props, prepare);
  const chooser = (id: string, text: string, camera: boolean) => (
    <label className={camera ? 'btn btn-plain file-add' : 'btn btn-quiet file-add'}>
      <input
        id={id} className="visually-hidden" type="file" accept="image/*" multiple={uploads.isList && !camera} {...(camera ? { capture: 'environment' as const } : {})}
        disabled={props.host.files === undefined || uploads.state.kind === 'busy'} aria-describedby={props.describedBy} aria-invalid={props.invalid || undefined}
        onChange={(event) => {
          void uploads.add([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Icon name={camera ? 'camera' : 'plus'} />{text}
    </label>
  );
  return (
    <span className="files">
      {uploads.files.map((file) => (
        <FileTile key={file.fileId} file={file} store={props.host.files}>
          <button type="button" className="btn-remove" aria-label={t('file.remove', { name: file.name })} onClick={() => uploads.remove(file.fileId)}><Icon name="close" /></button>
        </FileTile>
      ))}
      {!uploads.full && <span className="file-choosers">{chooser(props.id, t('photo.take'), true)}{chooser(`${props.id}-album`, t('photo.choose'), false)}</span>}
      {uploads.isList && <span className="field-hint">{t('photo.count', { count: uploads.files.length, most: uploads.most })}</span>}
      {props.host.files === undefined && <span className="field-hint">{t('file.nowhere')}</span>}
      <UploadNotice state={uploads.state} />
    </span>
  );
}
