/** 保管期限: from which day a record counts as old, and from which it need not be kept any more. What then becomes of it people decide. */
import { birthdayOf } from '../person/birth';
import { isDate } from '../shared/date';
import type { RecordType } from './format';

/** Local dates of what it counts from. */
export interface Lived {
  readonly createdOn: string;
  /** when it came into a state that is not open; absent: it is open */
  readonly endedOn?: string | undefined;
  /** of the person whom it is about; of several the youngest */
  readonly birthDate?: string | undefined;
}
export interface Kept { readonly from: string; /** the first day on which it need not be kept */ readonly until: string }

const ADULT = 18;
const later = (one: string, other: string): string => (one > other ? one : other);

/** The day from which the years count; undefined: it has not begun, or nobody knows when he comes of age. */
function beginning({ from }: NonNullable<RecordType['retention']>, { createdOn, endedOn, birthDate }: Lived): string | undefined {
  if (from === 'created') return createdOn;
  if (endedOn === undefined || from === 'closed') return endedOn;
  return birthDate !== undefined && isDate(birthDate) ? later(endedOn, birthdayOf(birthDate, ADULT)) : undefined;
}

/** undefined: the type says nothing of it, or its time has not begun: it is kept. */
export function keptUntil({ retention }: Pick<RecordType, 'retention'>, lived: Lived): Kept | undefined {
  const from = retention && beginning(retention, lived);
  return retention && from !== undefined ? { from, until: birthdayOf(from, retention.years) } : undefined;
}

/** Who looks after what need not be kept any more: whom the type names, else who may void it. */
export const retentionRoles = ({ retention, void: voiding }: Pick<RecordType, 'retention' | 'void'>): readonly string[] => retention?.roles ?? voiding?.roles ?? [];

/** Who may put records on a list to be destroyed. */
export const destroyRoles = ({ retention }: Pick<RecordType, 'retention'>): readonly string[] => retention?.destroy?.roles ?? [];
/** Who may agree to such a list. */
export const confirmRoles = ({ retention }: Pick<RecordType, 'retention'>): readonly string[] => retention?.destroy?.confirm ?? retention?.destroy?.roles ?? [];
/** Has it to be another person than who proposed it? */
export const needsSecond = ({ retention }: Pick<RecordType, 'retention'>): boolean => retention?.destroy?.confirm !== undefined;
