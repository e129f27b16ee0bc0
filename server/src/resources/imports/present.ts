import { noteOf } from '../record-sheets/index';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import { openTold } from './box';
import type { ImportView } from './contract';
import type { ImportDoc } from './model';
import { listBatches } from './store';

const MAY: Readonly<Partial<Record<ImportDoc['state'], ImportView['may']>>> = { reading: ['drop'], ready: ['drop'], importing: ['stop'], stopped: ['confirm'] };
/** What is right: new rows, and those that put right what is there. */
export const todoOf = ({ kind, fresh, changed }: ImportDoc): number => fresh + (kind === 'record' ? changed : 0);

function mayOf(doc: ImportDoc): ImportView['may'] {
  const { state, written, told, cleared } = doc;
  if (cleared !== undefined) return [];
  const todo = todoOf(doc);
  const isWhole = state === 'ready' && todo > 0 && told === undefined;
  return [...(isWhole ? ['confirm' as const] : []), ...(MAY[state] ?? []).filter((one) => one !== 'confirm' || todo > written)];
}

/** What it is called: by its service, or by the type of its records. */
async function titleOf(deps: Deps, { countyId, release, kind, target }: ImportDoc): Promise<string> {
  const pack = await deps.packs.pack(countyId, release);
  return (kind === 'service' ? pack?.services[target]?.title : pack?.records[target]?.title) ?? target;
}

async function ends(deps: Deps, doc: ImportDoc): Promise<Pick<ImportView, 'first' | 'last'>> {
  if (doc.written === 0) return {};
  const having = { state: 'done', 'written.0': { $exists: true } };
  const [[first], [last]] = await Promise.all([listBatches(deps.db, doc, 0, 1, having), listBatches(deps.db, doc, 0, 1, having, -1)]);
  const [from, to] = [first?.written[0]?.no, last?.written.at(-1)?.no];
  return { ...(from === undefined ? {} : { first: from }), ...(to === undefined ? {} : { last: to }) };
}

export async function presentImport(deps: Deps, snapshot: OrgSnapshot, doc: ImportDoc): Promise<ImportView> {
  const { _id: id, at, state, kind, orgId, rows, read, fresh, wrong, unchanged, changed, written, began, ended, cleared } = doc;
  return {
    id, at, state, kind, title: await titleOf(deps, doc), orgName: snapshot.view.unit(orgId)?.name ?? orgId, rows, read, fresh, wrong, unchanged, changed, todo: todoOf(doc), corrects: kind === 'record' && changed > 0, written,
    ...(began === undefined ? {} : { began }), ...(ended === undefined ? {} : { ended }), ...(cleared === undefined ? {} : { cleared }), problems: openTold(deps, doc).map(noteOf), ...(await ends(deps, doc)), may: mayOf(doc),
  };
}
