/** What plans and quotas of a pack mean for which records, and by what a change of them is noticed. Pure. */
import { sha256Hex, type CompiledPack, type PlanDef } from '@liandong/core/run';

export const plansOf = (pack: CompiledPack): PlanDef[] => Object.values(pack.plans ?? {});
/** Plans by which records of a type are due. */
export const plansDueFor = (pack: CompiledPack, type: string): PlanDef[] => plansOf(pack).filter(({ record }) => record === type);
/** Plans for which records of a type are what was done. */
export const plansDoneBy = (pack: CompiledPack, type: string): PlanDef[] => plansOf(pack).filter(({ done }) => done.record === type);

const CLOCK = /\b(?:today|now|age)\s*\(/;
const readsClock = ({ where, rhythm, from }: PlanDef): boolean => [where, from, ...rhythm.map(({ when }) => when)].some((text) => text !== undefined && CLOCK.test(text));
/** Types whose records come on and off a list as days go by, without any change of theirs. */
export const clockTypes = (pack: CompiledPack): string[] => [...new Set(plansOf(pack).filter(readsClock).map(({ record }) => record))];

const services = ({ services: all }: CompiledPack) => Object.values(all).map(({ id, record, quota }) => [id, record, quota !== undefined]);
const states = ({ records }: CompiledPack) => Object.values(records).map((type) => [type.id, type.states.map(({ id, kind }) => [id, kind])]);
/** Counted up when rows say something that they did not say before. */
const ROWS = 2;
/** Another hash = rows may come out differently. */
export const plansHash = (pack: CompiledPack): string => sha256Hex(JSON.stringify([ROWS, plansOf(pack), services(pack), states(pack)]));
