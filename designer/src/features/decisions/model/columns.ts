/** The columns of a table as people see them. */
import { readLiterals, type Side, type Table } from '../../../dmn';
import type { FieldInfo } from '../../../fields';
import { t } from '../text';
import { type Kind, kindOfType, type Readable } from './readables';

export interface Column {
  readonly side: Side | 'note';
  /** among those of its side */
  readonly index: number;
  readonly title: string;
  readonly kind: Kind;
  /** values it can have, when these are known */
  readonly options: FieldInfo['options'];
}

const optionsIn = (feel: string): FieldInfo['options'] => {
  const found = feel === '' ? undefined : readLiterals(feel);
  return found?.every(({ kind }) => kind === 'text') ? found.map(({ text }) => ({ value: text, title: text })) : [];
};

/** Inputs, outputs, the note: in the order in which they stand. */
export function columnsOf({ inputs, outputs }: Table, readables: readonly Readable[]): Column[] {
  const several = outputs.length > 1;
  return [
    ...inputs.map(({ label, expression, type, values }, index): Column => {
      const readable = readables.find((one) => one.id === expression);
      const own = optionsIn(values);
      return { side: 'input', index, title: label || readable?.title || expression || t('grid.input'), kind: readable?.kind === 'list' ? 'list' : type === '' ? (readable?.kind ?? 'other') : kindOfType(type), options: own.length > 0 ? own : (readable?.options ?? []) };
    }),
    ...outputs.map(({ label, name, type, values }, index): Column => ({ side: 'output', index, title: label || name || (several ? t('grid.result', { n: index + 1 }) : t('grid.unnamed')), kind: type === '' ? 'other' : kindOfType(type), options: optionsIn(values) })),
    { side: 'note', index: 0, title: t('grid.note'), kind: 'text', options: [] },
  ];
}
