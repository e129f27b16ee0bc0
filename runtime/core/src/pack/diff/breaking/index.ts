/**
 * Which changes between two versions of a pack leave stored answers without a place, and what could become of them. Called by publishing.
 * It counts nothing and decides nothing: a host counts by `probe`, a person chooses.
 */
import type { TransformStep } from '../../format';
import { sha256Hex } from '../../../shared/ids';
import type { CompiledPack } from '../../program';
import { aspectsOf, type Found, newlyRequired, removed } from './aspects';
import { dataOf, type Datum } from './datum';
import { renamesBetween } from './renames';
import type { Breaking } from './types';

export type { Breaking, Probe } from './types';

const missingIn = (all: ReadonlyMap<string, Datum>, other: ReadonlyMap<string, Datum>): Datum[] => [...all.values()].filter(({ path }) => !other.has(path));
/** Columns of a table that is gone, or new, as a whole say nothing more. */
const withoutCells = (data: readonly Datum[]): Datum[] => data.filter(({ path }) => !path.includes('/') || !data.some((table) => table.path === path.split('/')[0]));

/** Which kinds of steps settle which kind of change. */
const SETTLES: Readonly<Record<Breaking['kind'], readonly TransformStep['do'][]>> = {
  removed: ['rename', 'split', 'drop'], type: ['convert', 'drop'], options: ['recode'], required: ['default', 'rename', 'split'], limits: [], level: [],
};
function solutionOf(steps: readonly TransformStep[], { kind, gone = [] }: Found, path: string): TransformStep | undefined {
  return steps.find((step) => {
    if (!SETTLES[kind].includes(step.do)) return false;
    if (step.do === 'recode') return step.field === path && gone.every(({ value }) => Object.hasOwn(step.map, String(value)));
    if (kind === 'required' && step.do === 'rename') return step.to === path;
    if (kind === 'required' && step.do === 'split') return step.into.includes(path);
    return step.field === path;
  });
}

/** What of a field can break answers. */
const nature = ({ field, property, options, requiredIn, form }: Datum): unknown =>
  [form.id, field.type, field.format, field.level, property.pattern, options.map(({ value }) => value), requiredIn];
/** The same for the same change since the same version only. */
const fingerprint = (version: string, { detail, probe }: Found, sides: readonly (Datum | undefined)[]): string =>
  sha256Hex(JSON.stringify([version, detail, probe, sides.map((side) => (side ? nature(side) : null))])).slice(0, 12);

function ofRecord(before: CompiledPack, after: CompiledPack, record: string, steps: readonly TransformStep[]): Breaking[] {
  const [old, now] = [dataOf(before, record), dataOf(after, record)];
  const [gone, added] = [withoutCells(missingIn(old, now)), withoutCells(missingIn(now, old))];
  const chosen = new Map(steps.flatMap((step) => (step.do === 'rename' ? [[step.field, step.to] as const] : [])));
  const renames = renamesBetween(gone.filter(({ path }) => !chosen.has(path)), added.filter(({ path }) => ![...chosen.values()].includes(path)));
  const breaking = (datum: Datum, found: Found): Breaking => {
    const solution = solutionOf(steps, found, datum.path);
    const { kind, probe } = found;
    const id = [record, datum.path, kind, ...('limit' in probe ? [probe.kind] : [])].join(':');
    const key = `${id}:${fingerprint(before.manifest.version, found, [old.get(datum.path), now.get(datum.path)])}`;
    return { ...found, id, key, record, form: datum.form.id, field: datum.path, title: `${datum.form.title} · ${datum.field.title}`, sealed: datum.sealed, ...(solution ? { solution } : {}) };
  };
  const asked = (datum: Datum): boolean => datum.requiredIn.some((form) => Object.hasOwn(before.forms, form)) && ![...renames.values(), ...chosen.values()].includes(datum.path);
  return [
    ...gone.map((datum) => breaking(datum, removed(datum, chosen.get(datum.path) ?? renames.get(datum.path), added))),
    ...added.filter(asked).flatMap((datum) => newlyRequired(datum).map((found) => breaking(datum, found))),
    ...[...now.values()].flatMap((datum) => {
      const was = old.get(datum.path);
      return was ? aspectsOf(was, datum).map((found) => breaking(datum, found)) : [];
    }),
  ];
}

/** Record by record; a record type that is gone as a whole is a change of its own, which publishing shows as such. */
export function breakingChanges(before: CompiledPack | undefined, after: CompiledPack): readonly Breaking[] {
  if (!before) return [];
  const transforms = Object.values(after.transforms ?? {}).filter(({ from }) => from === before.manifest.version);
  return Object.keys(before.records).filter((record) => Object.hasOwn(after.records, record))
    .flatMap((record) => ofRecord(before, after, record, transforms.flatMap(({ records }) => records[record] ?? [])));
}
