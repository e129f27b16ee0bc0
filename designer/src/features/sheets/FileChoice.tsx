import { Button, Spin, Upload } from 'antd';
import { useState } from 'react';
import { t } from './text';

interface FileChoiceProps<T> {
  readonly accept: string;
  /** the kinds in words */
  readonly kinds: string;
  read(bytes: Uint8Array, name: string): Promise<T>;
  onRead(result: T, name: string): void;
  readonly isChosen: boolean;
}

/** A file by click, by keyboard or dropped; read here, never sent. */
export function FileChoice<T>({ accept, kinds, read, onRead, isChosen }: FileChoiceProps<T>) {
  const [isReading, setReading] = useState(false);
  const take = async (file: File): Promise<void> => {
    setReading(true);
    try {
      onRead(await read(new Uint8Array(await file.arrayBuffer()), file.name), file.name);
    } finally {
      setReading(false);
    }
  };
  const before = (file: File): false => {
    void take(file);
    return false;
  };
  if (isReading) return <p role="status"><Spin size="small" /> {t('sheets.reading')}</p>;
  if (isChosen) return <Upload accept={accept} showUploadList={false} beforeUpload={before}><Button>{t('sheets.otherFile')}</Button></Upload>;
  return (
    <Upload.Dragger accept={accept} showUploadList={false} beforeUpload={before}>
      <p>{t('sheets.choose')}</p>
      <p className="ld-hint">{t('sheets.chooseHint', { kinds })}</p>
    </Upload.Dragger>
  );
}
