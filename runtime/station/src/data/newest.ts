/** Which answers one goes on with: those of this device or those of the county. */
import type { FormDraft } from '@liandong/server/contract/form-drafts';
import type { JsonObject } from '@liandong/core/run';
import type { DeviceDraft, OtherAnswers } from './device';

export interface KeptDraft extends FormDraft {
  readonly data: JsonObject;
  /** the county's moment that these answers go on from */
  readonly base: string | null;
  /** typed on this device, not yet with the county */
  readonly isUnsent: boolean;
  /** when the answers that lie on this device were written */
  readonly seen?: string;
  readonly other?: OtherAnswers;
}
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const fromDevice = ({ of, data, savedAt, base, isSent, other }: DeviceDraft): KeptDraft => ({ ...of, data, savedAt, base, isUnsent: !isSent, seen: savedAt, ...(other ? { other } : {}) });
const fromCounty = (draft: FormDraft, device?: DeviceDraft, other?: OtherAnswers): KeptDraft => ({
  ...draft, data: draft.data as JsonObject, base: draft.savedAt, isUnsent: false, ...(device ? { seen: device.savedAt } : {}), ...(other ? { other } : {}),
});

/** Both were changed since they were one: the later goes on, the earlier stays at hand. */
function forked(device: DeviceDraft, county: FormDraft): KeptDraft {
  if (same(device.data, county.data)) return fromCounty(county, device, device.other);
  if (county.savedAt > device.savedAt) return fromCounty(county, device, { data: device.data, savedAt: device.savedAt });
  return { ...fromDevice(device), base: county.savedAt, other: { data: county.data as JsonObject, savedAt: county.savedAt } };
}

/** `county`: null where it has none; undefined where it could not be asked. Undefined: there is nothing to go on with. */
export function newest(device: DeviceDraft | undefined, county: FormDraft | null | undefined): KeptDraft | undefined {
  if (!device) return county ? fromCounty(county) : undefined;
  // one that the county had and has no more was handed in or thrown away elsewhere; what was typed since is kept
  if (!county) return county === null && device.isSent ? undefined : { ...fromDevice(device), base: county === null ? null : device.base };
  if (device.isSent) return fromCounty(county, device, device.other);
  return county.savedAt === device.base ? fromDevice(device) : forked(device, county);
}

/** All that one can go on with, newest first, and which keys of the device nobody needs any more. */
export function newestOfAll(device: readonly DeviceDraft[], county: readonly FormDraft[] | undefined): { readonly kept: readonly KeptDraft[]; readonly stale: readonly string[] } {
  const keys = new Set([...device.map(({ of }) => of.key), ...(county ?? []).map(({ key }) => key)]);
  const found = [...keys].map((key) => ({ key, draft: newest(device.find(({ of }) => of.key === key), county === undefined ? undefined : county.find((one) => one.key === key) ?? null) }));
  return {
    kept: found.flatMap(({ draft }) => draft ?? []).sort((a, b) => b.savedAt.localeCompare(a.savedAt)),
    stale: found.flatMap(({ key, draft }) => (draft ? [] : [key])),
  };
}
