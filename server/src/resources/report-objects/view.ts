import { type ReportDef, smallestShown } from '@liandong/core/run';
import type { OrgSnapshot } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { isBehind } from '../figures/index';
import { changesSince } from './changes';
import type { ReportObject, ReportRow } from './contract';
import { mayReturnBelow } from './below';
import { contentOf } from './draft';
import { evidenceOf } from './evidence';
import { reportsBelow, saidBy } from './gather';
import { type ReportObjectDoc, reportObjectModel } from './model';
import { defOf, hasStep, isFor, isMine, type Seen, stepsOf, unitOfStep } from './place';
import { openText } from './texts';

export function rowOf(caller: Caller, { view }: OrgSnapshot, def: ReportDef | undefined, doc: ReportObjectDoc): ReportRow {
  const { _id: id, packId, reportId, orgId, period, version, state, due, step } = doc;
  return { id, packId, reportId, title: def?.title ?? reportId, orgId, orgName: view.unit(orgId)?.name ?? orgId, period, version, state, stepTitle: stepsOf(def)[step]?.title ?? '', ...(due === undefined || state !== 'open' ? {} : { due }), mine: isMine(caller, doc), ...(doc.state === 'signed' && doc.changedBelow?.length ? { changedBelow: doc.changedBelow.length } : {}) };
}

/** One entry for each unit below; it is told to who is told the figures. */
async function belowOf({ deps, snapshot, frame, doc }: Seen): Promise<ReportObject['below']> {
  if (frame.def.gathers === undefined) return undefined;
  const put = new Map(doc.below?.map(({ orgId, reportObjectId }) => [orgId, reportObjectId]));
  return (await reportsBelow({ deps, snapshot, frame })).map(({ orgId, doc: one }) => {
    const unit = { orgId, orgName: snapshot.view.unit(orgId)?.name ?? orgId };
    const changedFrom = (now: string | undefined): boolean => doc.state === 'signed' && put.get(orgId) !== now;
    if (!one) return { ...unit, state: 'none', changed: changedFrom(undefined), figures: [] };
    const found = { ...unit, id: one._id, version: one.version };
    if (one.state !== 'signed') return { ...found, state: 'open', stepTitle: stepsOf(defOf(frame.pack, one))[one.step]?.title ?? '', changed: changedFrom(undefined), figures: [] };
    const figures = [...saidBy(one)].filter(([id]) => frame.def.indicators.includes(id)).map(([indicatorId, { value }]) => ({ indicatorId, value }));
    return { ...found, state: 'signed', changed: changedFrom(one._id), figures };
  });
}

function mayDo(seen: Seen, differs: boolean, below: ReportObject['below']): ReportObject['may'] {
  const { caller, snapshot, frame: { def }, doc } = seen;
  const sendBack = below?.some(({ state }) => state === 'signed') && mayReturnBelow(seen) ? (['return-below'] as const) : [];
  if (doc.state === 'signed') return [...(differs && hasStep(caller, snapshot, def, doc) ? (['restate'] as const) : []), ...sendBack];
  if (!isMine(caller, doc)) return [];
  return ['confirm', 'remark', ...(doc.exceptions.length > 0 ? (['explain'] as const) : []), ...(doc.step > 0 ? (['return'] as const) : []), ...(stepsOf(def)[doc.step]?.adjust ? (['adjust'] as const) : []), ...sendBack];
}

/** Whom it is not for does not see figures of very few people, nor the sentences that say them. */
export function shownFigures({ caller, snapshot, frame: { pack }, doc }: Seen): ReportObject['figures'] {
  const isOpen = isFor(caller, snapshot, pack, doc);
  return doc.figures.flatMap((figure): ReportObject['figures'] => {
    const def = pack.indicators[figure.indicatorId];
    if (!def) return [];
    const base = { indicatorId: def.id, title: def.title, unit: def.unit, ...(def.description === undefined ? {} : { description: def.description }) };
    const isHidden = !isOpen && figure.n > 0 && figure.n < smallestShown(def);
    if (isHidden) return [{ ...base, value: null, before: null, n: 0, reason: 'suppressed', records: false }];
    const adjusted = doc.adjustments.filter(({ indicatorId }) => indicatorId === def.id).at(-1)?.value;
    return [{ ...base, value: figure.value, before: figure.before, n: figure.n, ...(figure.reason === undefined ? {} : { reason: figure.reason }), ...(adjusted === undefined ? {} : { adjusted }), ...(figure.basis === undefined ? {} : { basis: figure.basis }), records: figure.n > 0 && def.aggregate !== 'rate' }];
  });
}

/** What differs from what was signed: of a signed one what would be others today, of a restatement what it changes. */
async function changesOf({ deps, snapshot, frame, doc }: Seen, below: ReportObject['below']): Promise<ReportObject['changes']> {
  const { pack } = frame;
  // while one that is in it is being made anew nobody knows yet what will be different
  if (doc.state === 'signed' && below?.some((one) => one.changed && one.state !== 'signed')) return [];
  if (doc.state === 'signed') return changesSince(deps, { pack, def: frame.def, signed: doc, now: (await contentOf(deps, snapshot, frame)).figures });
  const { countyId, packId, reportId, orgId, period, version } = doc;
  const before = version > 1 ? await reportObjectModel(deps.db).findOne({ countyId, packId, reportId, orgId, period, version: version - 1 }).lean<ReportObjectDoc>().exec() : null;
  return before ? changesSince(deps, { pack, def: frame.def, signed: before, now: doc.figures }) : [];
}

export async function viewOf(seen: Seen): Promise<ReportObject> {
  const { deps, caller, snapshot, frame: { pack, def }, doc } = seen;
  const isOpen = isFor(caller, snapshot, pack, doc);
  const [behind, below, papers] = await Promise.all([doc.state === 'open' && doc.closed !== true ? isBehind(deps, doc) : false, isOpen ? belowOf(seen) : undefined, isOpen ? evidenceOf(deps, doc) : undefined]);
  const changes = isOpen ? await changesOf(seen, below) : [];
  const filesOf = (ids: readonly string[] = []) => ids.flatMap((id) => papers?.get(id) ?? []);
  const titleOf = (step: string): string => stepsOf(def).find(({ id }) => id === step)?.title ?? '';
  const plain = (sealed: string): string => openText(deps, doc, sealed);
  const words = isOpen ? doc.entries : doc.entries.map(({ text: _text, ...entry }) => entry);
  return {
    ...rowOf(caller, snapshot, def, doc), rev: doc.rev, asOf: doc.asOf, openUntil: doc.openUntil,
    steps: stepsOf(def).map((step, index) => ({ id: step.id, title: step.title, unitName: snapshot.view.unit(unitOfStep(snapshot, step, doc.orgId) ?? '')?.name ?? '', state: doc.state !== 'open' || index < doc.step ? 'done' : index === doc.step ? 'now' : 'later' })),
    figures: shownFigures(seen), sentences: isOpen ? [...doc.sentences] : [],
    exceptions: doc.exceptions.map(({ id, title }) => ({ id, title, ...(doc.explained[id] === undefined || !isOpen ? {} : { explained: plain(doc.explained[id]) }) })),
    adjustments: isOpen ? doc.adjustments.map(({ indicatorId, was, value, reason, evidence, files, byName, at }) => ({ indicatorId, title: pack.indicators[indicatorId]?.title ?? indicatorId, was, value, reason: plain(reason), evidence: plain(evidence), files: filesOf(files), byName, at })) : [],
    history: words.map((entry) => ({ what: entry.what, stepTitle: titleOf(entry.step), byName: entry.byName, at: entry.at, files: filesOf(entry.files), ...('text' in entry && entry.text !== undefined ? { text: plain(entry.text) } : {}) })),
    ...(below ? { below } : {}), behind, may: mayDo(seen, changes.length > 0 || (doc.changedBelow ?? []).length > 0, below),
    ...(doc.signed ? { signed: { hash: doc.signed.hash, byName: doc.signed.byName, at: doc.signed.at } } : {}), changes,
  };
}
