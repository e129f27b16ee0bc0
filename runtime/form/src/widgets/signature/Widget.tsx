import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refJson, filesOf } from '../../model/files';
import { FileTile, FullScreen, Icon } from '../../parts/index';
import type { WidgetProps } from '../widget';
import { Pad } from './Pad';

const FILE_NAME = 'signature.png';

/** A signature stands in the answer as a stored picture; signing again replaces it. */
export function SignatureWidget(props: WidgetProps) {
  const { t } = useTranslation('form');
  const [open, setOpen] = useState(false);
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const { files: store } = props.host;
  const file = filesOf(props.value)[0];
  const keep = async (picture: Blob): Promise<void> => {
    if (!store) return;
    setState('busy');
    try {
      const ref = refJson(await store.upload(picture, FILE_NAME));
      props.onChange(props.field.property.type === 'array' ? [ref] : ref);
      setState('idle');
      setOpen(false);
    } catch {
      setState('failed');
    }
  };
  return (
    <span className="files">
      {file && (
        <FileTile file={{ ...file, name: t('signature.of', { title: props.field.title }) }} store={store}>
          <button type="button" className="btn-remove" aria-label={t('signature.remove')} onClick={() => props.onChange(undefined)}><Icon name="close" /></button>
        </FileTile>
      )}
      <button id={props.id} type="button" className="btn btn-plain file-add" disabled={store === undefined} aria-describedby={props.describedBy} onClick={() => setOpen(true)}>
        <Icon name="pen" />{file ? t('signature.again') : t('signature.sign')}
      </button>
      {store === undefined && <span className="field-hint">{t('file.nowhere')}</span>}
      {open && (
        <FullScreen title={t('signature.title', { title: props.field.title })} onClose={() => setOpen(false)}>
          <Pad busy={state === 'busy'} failed={state === 'failed'} onKeep={(picture) => void keep(picture)} onCancel={() => setOpen(false)} />
        </FullScreen>
      )}
    </span>
  );
}
