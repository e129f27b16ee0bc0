/** What people do to a report. Each is decided on the revision that they saw, and done once. */
import { type ReportDef, sha256Hex } from '@liandong/core/run';
import { noteView } from '../../durable/index';
import { refuse } from '../../platform/http/refusal';
import { isBehind } from '../figures/index';
import { returnBelow } from './below';
import { basesOf } from './changes';
import type { ReportCommand } from './contract';
import { contentOf, draftOf, dueOf } from './draft';
import { checkEvidence } from './evidence';
import { type Acting, type Change, done, keep } from './keep';
import type { ReportEntry, ReportObjectDoc } from './model';
import { isMine, queueOf, stepsOf } from './place';
import { sealText } from './texts';

type Of<T extends ReportCommand['type']> = Extract<ReportCommand, { readonly type: T }>;

const isLast = (def: ReportDef, step: number): boolean => step >= stepsOf(def).length - 1;

/** While late entries may join it, it shows what there is now; after that what there was, save what is signed below until it is signed itself. */
export async function refreshed({ deps, snapshot, frame, doc }: Pick<Acting, 'deps' | 'snapshot' | 'frame' | 'doc'>): Promise<ReportObjectDoc> {
  if (doc.state !== 'open' || (doc.closed === true && frame.def.gathers === undefined)) return doc;
  return { ...doc, ...(await contentOf(deps, snapshot, frame, doc)) };
}

/** What was signed: figures, adjustments and words, as one hash. */
const contentHash = ({ packId, reportId, orgId, period, version, figures, adjustments, sentences, explained }: ReportObjectDoc): string =>
  sha256Hex(JSON.stringify([packId, reportId, orgId, period, version, figures, adjustments, sentences, explained]));

async function confirm(acting: Acting): Promise<Change> {
  const { deps, frame: { def, pack }, doc, snapshot } = acting;
  const content = await refreshed(acting);
  const open = content.exceptions.filter(({ id }) => doc.explained[id] === undefined);
  if (open.length > 0) refuse('report-object.unexplained', '', { titles: open.map(({ title }) => title).join('、') });
  const { figures, sentences, exceptions, asOf, below } = content;
  const said = { figures, sentences, exceptions, asOf, ...(below ? { below } : {}) };
  if (!isLast(def, doc.step)) {
    const step = doc.step + 1;
    return { step, ...said, queue: queueOf(snapshot, stepsOf(def)[step], doc.orgId), ...dueOf(snapshot, def, step, deps.clock.now()) };
  }
  if (doc.closed !== true && await isBehind(deps, { countyId: doc.countyId, packId: pack.manifest.id, orgId: doc.orgId })) refuse('report-object.figures-behind');
  return { state: 'signed', ...said, ...(below ? { changedBelow: [] } : {}), queue: [], signed: { ...done(acting), hash: contentHash(content) } };
}

function goBack({ doc, snapshot, frame: { def }, deps }: Acting): Change {
  if (doc.step === 0) return refuse('report-object.first-step');
  const step = doc.step - 1;
  return { step, queue: queueOf(snapshot, stepsOf(def)[step], doc.orgId), ...dueOf(snapshot, def, step, deps.clock.now()) };
}

function adjust(acting: Acting, { indicatorId, value, reason, evidence, files }: Of<'adjust'>): Change {
  const { deps, doc, frame: { def } } = acting;
  if (stepsOf(def)[doc.step]?.adjust !== true) refuse('report-object.not-adjustable');
  const figure = doc.figures.find((one) => one.indicatorId === indicatorId) ?? refuse('report-object.figure-unknown', '/indicatorId');
  return { adjustments: [...doc.adjustments, { ...done(acting), indicatorId, was: figure.value, value, reason: sealText(deps, doc, reason), evidence: sealText(deps, doc, evidence), ...(files === undefined ? {} : { files }) }] };
}

function explain({ deps, doc }: Acting, { exceptionId, text }: Of<'explain'>): Change {
  if (!doc.exceptions.some(({ id }) => id === exceptionId)) refuse('report-object.exception-unknown', '/exceptionId');
  return { explained: { ...doc.explained, [exceptionId]: sealText(deps, doc, text) } };
}

async function changeOf(acting: Acting, command: Exclude<ReportCommand, { type: 'restate' | 'return-below' }>): Promise<Change> {
  switch (command.type) {
    case 'confirm': return confirm(acting);
    case 'return': return goBack(acting);
    case 'adjust': return adjust(acting, command);
    case 'explain': return explain(acting, command);
    case 'remark': return {};
  }
}

const wordsIn = (command: ReportCommand): string | undefined => ('text' in command ? command.text : 'reason' in command ? command.reason : undefined);
const filesIn = (command: ReportCommand): { files?: readonly string[] } => ('files' in command && command.files !== undefined ? { files: command.files } : {});
function entryOf(acting: Acting, command: ReportCommand, change: Change): ReportEntry {
  const text = wordsIn(command);
  return { ...done(acting), what: change.state === 'signed' ? 'sign' : command.type, step: stepsOf(acting.frame.def)[acting.doc.step]?.id ?? '', ...(text === undefined ? {} : { text: sealText(acting.deps, acting.doc, text) }), ...filesIn(command) };
}

/** A signed one stays as it was signed; the next version of it begins at the first step, as a draft of what there is now. */
async function restate(acting: Acting): Promise<void> {
  const { deps, doc, frame, snapshot } = acting;
  if (doc.state !== 'signed') refuse('report-object.not-signed');
  const next = await draftOf(deps, snapshot, frame, doc.version + 1);
  if ((doc.changedBelow ?? []).length === 0 && doc.figures.every(({ indicatorId, value }) => next.figures.find((one) => one.indicatorId === indicatorId)?.value === value)) refuse('report-object.nothing-changed');
  await keep(acting, { state: 'restated' }, { entry: entryOf(acting, { type: 'restate', base: doc.rev }, {}), next, told: true });
}

export async function act(acting: Acting, command: ReportCommand): Promise<void> {
  const { deps, caller, doc, frame } = acting;
  if (doc.commands.includes(acting.commandId)) return;
  if (doc.rev !== command.base) refuse('report-object.conflict');
  if (command.type === 'restate') return restate(acting);
  if (command.type === 'return-below') return returnBelow(acting, command);
  if (doc.state !== 'open') refuse('report-object.locked');
  if (!isMine(caller, doc)) refuse('report-object.not-yours');
  await checkEvidence(deps, caller, filesIn(command).files);
  const change = await changeOf(acting, command);
  const bases = change.state === 'signed' && frame.def.gathers === undefined ? await basesOf(deps, frame.pack, frame.def, doc) : [];
  // what was signed stands in a chain that an anchor covers, before it counts as signed
  if (change.signed) await noteView(deps, { countyId: doc.countyId, recordId: doc._id, by: caller.userId, byName: caller.name, at: change.signed.at, levels: [change.signed.hash], where: 'report-signed' });
  await keep(acting, change, { entry: entryOf(acting, command, change), bases, told: change.state === 'signed' });
}
