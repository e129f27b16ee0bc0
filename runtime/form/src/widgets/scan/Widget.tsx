import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FullScreen, Icon, TextControl } from '../../parts/index';
import type { WidgetProps } from '../widget';
import { Camera } from './Camera';

/** A line of text that the camera can fill. */
export function ScanWidget(props: WidgetProps) {
  const { t } = useTranslation('form');
  const [open, setOpen] = useState(false);
  const take = (text: string): void => {
    setOpen(false);
    props.onChange(text.trim() === '' ? undefined : text.trim());
  };
  return (
    <span className="scan">
      <TextControl {...props} />
      <button type="button" className="btn btn-plain" onClick={() => setOpen(true)}><Icon name="scan" />{t('scan.open')}</button>
      {open && <FullScreen title={t('scan.title')} onClose={() => setOpen(false)}><Camera onFound={take} onCancel={() => setOpen(false)} /></FullScreen>}
    </span>
  );
}
