import { fieldsOf } from '../../access/index';
import type { Program } from '../../pack/program';
import { problem, type Problem } from '../../shared/problem';
import { CORE_TEXT } from '../../text/index';
import type { RecordDoc } from '../types';
import type { RecordCtx } from './types';

interface Changing { readonly base: number; /** fields that it writes */ readonly fields: readonly string[]; /** it depends on where the record stands */ readonly moves: boolean }

/**
 * Others may have been here since the performer looked. What they did to other fields does him no harm; where they changed the same
 * field, or moved the record on that he would move, he is told who did what and looks again.
 */
export function conflictWith({ pack }: Program, record: RecordDoc, { base, fields, moves }: Changing, { meanwhile }: RecordCtx): Problem[] {
  if (base === record.version) return [];
  if (base > record.version || !meanwhile) return [problem('record.base-unknown', '/base', { version: record.version })];
  const touching = meanwhile.filter((one) => one.fields.some((id) => fields.includes(id))).at(-1);
  if (touching) {
    const titles = fieldsOf(pack, record.type);
    const both = fields.filter((id) => meanwhile.some((one) => one.fields.includes(id)));
    return [problem('record.changed-meanwhile', '', { by: touching.by, at: touching.at, fields: both.map((id) => titles[id]?.title ?? id).join(CORE_TEXT.value.separator) })];
  }
  const mover = moves ? meanwhile.filter(({ moved }) => moved).at(-1) : undefined;
  return mover ? [problem('record.moved-meanwhile', '', { by: mover.by, at: mover.at })] : [];
}
