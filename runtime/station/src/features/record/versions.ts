import type { RecordChangeView } from '@liandong/server/contract/records';

/** What a field said from one day until the next version came; `until` absent: it is what it says now. */
export interface FieldVersion extends Pick<RecordChangeView, 'by' | 'why' | 'what' | 'reason'> { readonly n: number; readonly text: string; readonly masked: boolean; readonly since: string; readonly until?: string }

/** Of changes newest first the versions of one field, newest first. What was entered late counts from when it happened. */
export function versionsIn(changes: readonly RecordChangeView[], field: string): FieldVersion[] {
  let until: string | undefined;
  return changes.flatMap(({ at, occurredAt, by, why, what, reason, fields }): FieldVersion[] => {
    const said = fields.find((one) => one.field === field);
    if (said?.version === undefined) return [];
    const version = { n: said.version, text: said.to, masked: said.masked, by, why, since: occurredAt ?? at, ...(what === undefined ? {} : { what }), ...(reason === undefined ? {} : { reason }), ...(until === undefined ? {} : { until }) };
    until = version.since;
    return [version];
  });
}
