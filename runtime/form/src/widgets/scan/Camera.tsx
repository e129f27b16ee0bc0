import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/index';
import { aDetector } from './detector';

/** A look at the picture every so often: quick enough for a hand, slow enough for a cheap phone. */
const LOOK_EVERY_MS = 200;

/** The camera's picture until a code is seen in it. */
export function Camera({ onFound, onCancel }: { readonly onFound: (text: string) => void; readonly onCancel: () => void }) {
  const { t } = useTranslation('form');
  const video = useRef<HTMLVideoElement>(null);
  const found = useRef(onFound);
  const [fault, setFault] = useState<'denied' | 'none'>();
  useEffect(() => {
    found.current = onFound;
  });
  useEffect(() => {
    const screen = video.current;
    let [stream, timer, over] = [undefined as MediaStream | undefined, 0, false];
    const end = (): void => {
      over = true;
      window.clearTimeout(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
    const begin = async (): Promise<void> => {
      const [detector, opened] = await Promise.all([aDetector(), navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false })]);
      stream = opened;
      if (over || !screen) return end();
      screen.srcObject = stream;
      await screen.play();
      const look = async (): Promise<void> => {
        const [code] = screen.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA ? await detector.detect(screen).catch(() => []) : [];
        if (over) return;
        if (code) found.current(code.rawValue);
        else timer = window.setTimeout(() => void look(), LOOK_EVERY_MS);
      };
      await look();
    };
    begin().catch((error: unknown) => setFault(error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'none'));
    return end;
  }, []);
  return (
    <>
      {fault === undefined
        ? <><div className="camera"><video ref={video} muted playsInline aria-label={t('scan.picture')} /></div><p className="muted">{t('scan.hint')}</p></>
        : <p className="field-error" role="alert"><Icon name="alert" />{t(`scan.fault.${fault}`)}</p>}
      <div className="sheet-actions"><button type="button" className="btn btn-plain" onClick={onCancel}>{t('scan.byHand')}</button></div>
    </>
  );
}
