import type { CellNote } from '@liandong/server/contract/record-sheets';
import { t } from '../../text';

const placeOf = ({ sheet, cell, title }: Omit<CellNote, 'detail'>): string => [sheet, cell, title].filter((part) => part !== '').join(t('list.dot'));

/** What is wrong, each with its place. */
export function Notes({ notes }: { readonly notes: readonly CellNote[] }) {
  return <ul className="cell-notes">{notes.map((note, index) => <li key={index}><strong>{placeOf(note)}</strong><span>{note.detail}</span></li>)}</ul>;
}
