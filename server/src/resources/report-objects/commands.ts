/** What people do to a report. Each is decided on the revision that they saw, and done once. */
import { type ReportDef, sha256Hex } from '@liandong/core/run';
import { noteView } from '../../durable/index';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import { transaction } from '../../platform/db/index';
import type { Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { isBehind } from '../figures/index';
import { basesOf } from './changes';
import type { ReportCommand } from './contract';
import { contentOf, draftOf, dueOf, type Frame } from './draft';
import { type ReportBasisDoc, reportBasisModel, type ReportEntry, type ReportObjectDoc, reportObjectModel } from './model';
import { isMine, queueOf, stepsOf } from './place';
import { sealText } from './texts';

export interface Acting { readonly deps: Deps; readonly caller: Caller; readonly snapshot: OrgSnapshot; readonly frame: Frame; readonly doc: ReportObjectDoc; readonly commandId: string }
type Change = Partial<Omit<ReportObjectDoc, '_id' | 'countyId' | 'rev' | 'commands' | 'entries'>>;
type Of<T extends ReportCommand['type']> = Extract<ReportCommand, { readonly type: T }>;

const done = ({ caller: { userId: by, name: byName }, deps }: Acting) => ({ by, byName, at: deps.clock.now() });
const isLast = (def: ReportDef, step: number): boolean => step >= stepsOf(def).length - 1;

/** While late entries may join it, it shows what there is now; after that what there was. */
export async function refreshed({ deps, snapshot, frame, doc }: Pick<Acting, 'deps' | 'snapshot' | 'frame' | 'doc'>): Promise<ReportObjectDoc> {
  if (doc.state !== 'open' || doc.closed === true) return doc;
  return { ...doc, ...(await contentOf(deps, snapshot, frame)) };
}

/** What was signed: figures, adjustments and words, as one hash. */
const contentHash = ({ packId, reportId, orgId, period, version, figures, adjustments, sentences, explained }: ReportObjectDoc): string =>
  sha256Hex(JSON.stringify([packId, reportId, orgId, period, version, figures, adjustments, sentences, explained]));

async function confirm(acting: Acting): Promise<Change> {
  const { deps, frame: { def, pack }, doc, snapshot } = acting;
  const content = await refreshed(acting);
  const open = content.exceptions.filter(({ id }) => doc.explained[id] === undefined);
  if (open.length > 0) refuse('report-object.unexplained', '', { titles: open.map(({ title }) => title).join('、') });
  const { figures, sentences, exceptions, asOf } = content;
  if (!isLast(def, doc.step)) {
    const step = doc.step + 1;
    return { step, figures, sentences, exceptions, asOf, queue: queueOf(snapshot, stepsOf(def)[step], doc.orgId), ...dueOf(snapshot, def, step, deps.clock.now()) };
  }
  if (await isBehind(deps, { countyId: doc.countyId, packId: pack.manifest.id, orgId: doc.orgId })) refuse('report-object.figures-behind');
  return { state: 'signed', figures, sentences, exceptions, asOf, queue: [], signed: { ...done(acting), hash: contentHash(content) } };
}

function goBack({ doc, snapshot, frame: { def }, deps }: Acting): Change {
  if (doc.step === 0) return refuse('report-object.first-step');
  const step = doc.step - 1;
  return { step, queue: queueOf(snapshot, stepsOf(def)[step], doc.orgId), ...dueOf(snapshot, def, step, deps.clock.now()) };
}

function adjust(acting: Acting, { indicatorId, value, reason, evidence }: Of<'adjust'>): Change {
  const { deps, doc, frame: { def } } = acting;
  if (stepsOf(def)[doc.step]?.adjust !== true) refuse('report-object.not-adjustable');
  const figure = doc.figures.find((one) => one.indicatorId === indicatorId) ?? refuse('report-object.figure-unknown', '/indicatorId');
  return { adjustments: [...doc.adjustments, { ...done(acting), indicatorId, was: figure.value, value, reason: sealText(deps, doc, reason), evidence: sealText(deps, doc, evidence) }] };
}

function explain({ deps, doc }: Acting, { exceptionId, text }: Of<'explain'>): Change {
  if (!doc.exceptions.some(({ id }) => id === exceptionId)) refuse('report-object.exception-unknown', '/exceptionId');
  return { explained: { ...doc.explained, [exceptionId]: sealText(deps, doc, text) } };
}

async function changeOf(acting: Acting, command: Exclude<ReportCommand, { type: 'restate' }>): Promise<Change> {
  switch (command.type) {
    case 'confirm': return confirm(acting);
    case 'return': return goBack(acting);
    case 'adjust': return adjust(acting, command);
    case 'explain': return explain(acting, command);
    case 'remark': return {};
  }
}

const wordsIn = (command: ReportCommand): string | undefined => ('text' in command ? command.text : 'reason' in command ? command.reason : undefined);
function entryOf(acting: Acting, command: ReportCommand, change: Change): ReportEntry {
  const text = wordsIn(command);
  return { ...done(acting), what: change.state === 'signed' ? 'sign' : command.type, step: stepsOf(acting.frame.def)[acting.doc.step]?.id ?? '', ...(text === undefined ? {} : { text: sealText(acting.deps, acting.doc, text) }) };
}

/** All of it or nothing; somebody else was first: refused. */
async function keep({ deps, doc, commandId }: Acting, change: Change, more: { entry: ReportEntry; bases?: readonly ReportBasisDoc[]; next?: ReportObjectDoc }): Promise<void> {
  await transaction(deps.db, async (session) => {
    const { entries, commands } = { entries: [...doc.entries, more.entry], commands: [...doc.commands, commandId] };
    const { matchedCount } = await reportObjectModel(deps.db).updateOne({ _id: doc._id, countyId: doc.countyId, rev: doc.rev }, { $set: { ...change, entries, commands, rev: doc.rev + 1 } }, { session }).exec();
    if (matchedCount !== 1) refuse('report-object.conflict');
    if (more.bases && more.bases.length > 0) await reportBasisModel(deps.db).insertMany([...more.bases], { session });
    if (more.next) await reportObjectModel(deps.db).create([more.next], { session });
  });
}

/** A signed one stays as it was signed; the next version of it begins at the first step, as a draft of what there is now. */
async function restate(acting: Acting): Promise<void> {
  const { deps, doc, frame, snapshot } = acting;
  if (doc.state !== 'signed') refuse('report-object.not-signed');
  const next = await draftOf(deps, snapshot, frame, doc.version + 1);
  if (doc.figures.every(({ indicatorId, value }) => next.figures.find((one) => one.indicatorId === indicatorId)?.value === value)) refuse('report-object.nothing-changed');
  await keep(acting, { state: 'restated' }, { entry: entryOf(acting, { type: 'restate', base: doc.rev }, {}), next });
}

export async function act(acting: Acting, command: ReportCommand): Promise<void> {
  const { deps, caller, doc, frame } = acting;
  if (doc.commands.includes(acting.commandId)) return;
  if (doc.rev !== command.base) refuse('report-object.conflict');
  if (command.type === 'restate') return restate(acting);
  if (doc.state !== 'open') refuse('report-object.locked');
  if (!isMine(caller, doc)) refuse('report-object.not-yours');
  const change = await changeOf(acting, command);
  const bases = change.state === 'signed' ? await basesOf(deps, frame.pack, frame.def, doc) : [];
  // what was signed stands in a chain that an anchor covers, before it counts as signed
  if (change.signed) await noteView(deps, { countyId: doc.countyId, recordId: doc._id, by: caller.userId, byName: caller.name, at: change.signed.at, levels: [change.signed.hash], where: 'report-signed' });
  await keep(acting, change, { entry: entryOf(acting, command, change), bases });
}
