import type { ReactNode } from 'react';
import { isImage, type FileRef } from '../model/files';
import type { FileStore } from '../model/types';
import { Icon } from './Icon';

/** A stored file as a thumbnail or a named line; `children` are its actions. */
export function FileTile({ file, store, children }: { readonly file: FileRef; readonly store: FileStore | undefined; readonly children?: ReactNode }) {
  const url = store?.url(file.fileId);
  const face = isImage(file) && url !== undefined ? <img src={url} alt={file.name} loading="lazy" /> : <><Icon name="file" /><span className="file-name">{file.name}</span></>;
  return (
    <span className={isImage(file) ? 'file-tile file-picture' : 'file-tile'}>
      {url === undefined ? face : <a href={url} target="_blank" rel="noreferrer" className="file-face">{face}</a>}
      {children}
    </span>
  );
}
