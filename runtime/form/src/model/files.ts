import type { Json } from '@liandong/core/run';

/** What a field of the widgets photo, signature and file holds. */
export interface FileRef {
  readonly fileId: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

const isRef = (value: unknown): value is FileRef => typeof value === 'object' && value !== null && typeof (value as FileRef).fileId === 'string';

/** The files of a value, whether it holds one or several. */
export function filesOf(value: Json | undefined): FileRef[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter(isRef);
}

/** A file reference as the JSON that a form's data holds. */
export const refJson = (ref: FileRef): Json => ({ fileId: ref.fileId, name: ref.name, type: ref.type, size: ref.size });

export const isImage = (ref: FileRef): boolean => ref.type.startsWith('image/');
