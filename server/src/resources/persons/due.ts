/** Who has become old enough to be asked himself: of 14 and of 18, for whom somebody else, or he himself when he was younger, agreed before. */
import { askAgain, voidStates, type AskAgain, type CompiledPack } from '@liandong/core/run';
import { consentLinks, consentsOf, openPart, rootsOf, type RecordRowDoc } from '../../durable/index';
import type { Deps } from '../../platform/deps';

export interface Place { readonly countyId: string; readonly pack: CompiledPack; /** local date */ readonly day: string }
export interface Due { /** the record that he lives on under */ readonly id: string; readonly due: AskAgain }

/** Where consents of a pack lie: which types, by which field they say whose they are, and in which states they are given up. */
export const consentTypes = (pack: CompiledPack): { readonly type: string; readonly field: string; readonly notIn: readonly string[] }[] =>
  consentLinks(pack).map(({ type, def }) => ({ type, field: def.field, notIn: voidStates(pack.records[type]) }));

/** Of the persons whom these consents name; each person once, under however many records he was entered. */
export async function dueAmong(deps: Deps, { countyId, pack, day }: Place, field: string, rows: readonly Pick<RecordRowDoc, 'data'>[]): Promise<Due[]> {
  const named = rows.flatMap(({ data }) => { const id = openPart(data)[field]; return typeof id === 'string' ? [id] : []; });
  const ids = [...new Set((await rootsOf(deps, countyId, [...new Set(named)])).values())];
  const given = await consentsOf(deps, { countyId, pack }, ids);
  return ids.flatMap((id) => {
    const { birthDate, consents } = given.get(id) ?? { birthDate: undefined, consents: [] };
    const due = askAgain(consents, birthDate, day);
    return due ? [{ id, due }] : [];
  });
}
