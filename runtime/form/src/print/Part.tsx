import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetPart } from '@liandong/core/run';
import type { FileStore } from '../model/types';
import { qrPath } from './qr-path';

const [TICKED, OPEN] = ['☑', '☐'];

function Code({ url }: { readonly url: string }) {
  const { t } = useTranslation('form');
  const { size, path } = useMemo(() => qrPath(url), [url]);
  return <svg className="paper-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('print.code')} shapeRendering="crispEdges"><path d={path} /></svg>;
}

/** A part of a cell. Boxes are letters, so that they can be read, copied and found again in a PDF. */
export function Part({ part, files }: { readonly part: SheetPart; readonly files: FileStore | undefined }) {
  if (part.kind === 'text') return <span className="paper-text">{part.text}</span>;
  if (part.kind === 'link') return <Code url={part.url} />;
  if (part.kind === 'boxes') return <span className="paper-boxes">{part.boxes.map(({ title, ticked }) => <span key={title} className="paper-box">{ticked ? TICKED : OPEN}{title}</span>)}</span>;
  return <span className="paper-pictures">{part.files.map(({ fileId, name }) => (files ? <img key={fileId} src={files.url(fileId)} alt={name} /> : <span key={fileId}>{name}</span>))}</span>;
}
