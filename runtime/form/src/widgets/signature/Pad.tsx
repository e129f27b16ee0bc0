import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import SignaturePad from 'signature_pad';

/** Paper-white and ink-black in every theme: the picture is printed. */
const PAPER = 'rgb(255,255,255)';
const INK = 'rgb(20,20,20)';

/** The canvas has the device's own pixels; setting its size empties it. */
function fit(canvas: HTMLCanvasElement): void {
  const ratio = Math.max(window.devicePixelRatio, 1);
  canvas.width = canvas.offsetWidth * ratio;
  canvas.height = canvas.offsetHeight * ratio;
  canvas.getContext('2d')?.scale(ratio, ratio);
}

const NOTE_SIZE = 14;

/** The typed name in place of a stroke, and under it that it was typed and who saw it: the picture is what is kept and printed. */
function write(canvas: HTMLCanvasElement, name: string, note: string): void {
  const paper = canvas.getContext('2d');
  if (!paper) return;
  const [width, height] = [canvas.offsetWidth, canvas.offsetHeight];
  const size = Math.min(height / 2, (width * 0.9) / Math.max([...name].length, 2));
  Object.assign(paper, { fillStyle: INK, font: `${size}px KaiTi, STKaiti, serif`, textAlign: 'center', textBaseline: 'middle' });
  paper.fillText(name, width / 2, height / 2, width * 0.95);
  paper.font = `${NOTE_SIZE}px sans-serif`;
  paper.fillText(note, width / 2, height - NOTE_SIZE, width * 0.95);
}

interface Props {
  readonly busy: boolean;
  readonly failed: boolean;
  readonly onKeep: (picture: Blob) => void;
  readonly onCancel: () => void;
}

export function Pad({ busy, failed, onKeep, onCancel }: Props) {
  const { t } = useTranslation('form');
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad>(null);
  const [drawn, setDrawn] = useState(false);
  const [name, setName] = useState('');
  const [witness, setWitness] = useState('');
  useEffect(() => {
    const paper = canvas.current;
    if (!paper) return undefined;
    const made = new SignaturePad(paper, { backgroundColor: PAPER, penColor: INK });
    pad.current = made;
    const refit = (): void => {
      const strokes = made.toData();
      fit(paper);
      made.clear();
      made.fromData(strokes);
    };
    const begun = (): void => setDrawn(true);
    refit();
    window.addEventListener('resize', refit);
    made.addEventListener('beginStroke', begun);
    return () => {
      window.removeEventListener('resize', refit);
      made.removeEventListener('beginStroke', begun);
      made.off();
    };
  }, []);
  const clear = (): void => {
    pad.current?.clear();
    setDrawn(false);
    setName('');
    setWitness('');
  };
  const keep = (): void => {
    const paper = canvas.current;
    if (!paper) return;
    if (!drawn) write(paper, name.trim(), witness.trim() === '' ? t('signature.typed') : t('signature.typedWith', { witness: witness.trim() }));
    paper.toBlob((blob) => blob && onKeep(blob), 'image/png');
  };
  const ready = drawn || name.trim() !== '';
  return (
    <>
      <div className="pad-paper">
        <canvas ref={canvas} className="pad-canvas" role="img" aria-label={t('signature.area')} />
        {!ready && <span className="pad-hint" aria-hidden="true">{t('signature.hint')}</span>}
      </div>
      <label className="pad-name"><span>{t('signature.type')}</span><input className="input" value={name} disabled={drawn} maxLength={20} autoComplete="off" onChange={(event) => setName(event.target.value)} /></label>
      {name !== '' && !drawn && <label className="pad-name"><span>{t('signature.witness')}</span><input className="input" value={witness} maxLength={40} autoComplete="off" onChange={(event) => setWitness(event.target.value)} /></label>}
      {failed && <p className="field-error" role="alert">{t('signature.failed')}</p>}
      <div className="sheet-actions">
        <button type="button" className="btn btn-plain" onClick={onCancel}>{t('signature.cancel')}</button>
        <button type="button" className="btn btn-plain" onClick={clear} disabled={!ready}>{t('signature.clear')}</button>
        <button type="button" className="btn btn-main" onClick={keep} disabled={!ready || busy}>{busy ? t('upload.busyOne') : t('signature.keep')}</button>
      </div>
    </>
  );
}
