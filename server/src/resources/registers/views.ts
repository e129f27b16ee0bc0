/** Saved views: mine, and those shared with a unit that I hold a role at, or below it. Only whoever made one changes it. */
import { sha256Hex } from '@liandong/core/run';
import { isDuplicate } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import type { RegisterView } from './contract';
import { registerViewModel, type RegisterViewDoc, type ViewContent } from './model';
import { openRegister } from './register';

type Body = Omit<RegisterView, 'id' | 'mine' | 'first' | 'by'>;
const MOST = 100;
const aad = (id: string): string => `register_views/${id}`;

const seal = ({ keys }: Deps, countyId: string, id: string, { query, columns }: Body): string =>
  keys.seal(countyId, aad(id), Buffer.from(JSON.stringify({ query, ...(columns ? { columns } : {}) } satisfies ViewContent), 'utf8')).toString('base64');
const open = ({ keys }: Deps, { countyId, _id, sealed }: RegisterViewDoc): ViewContent => JSON.parse(keys.open(countyId, aad(_id), Buffer.from(sealed, 'base64')).toString('utf8')) as ViewContent;

const shown = (deps: Deps, caller: Caller, view: RegisterViewDoc): RegisterView => ({
  id: view._id, title: view.title, ...open(deps, view), ...(view.orgId === undefined ? {} : { orgId: view.orgId }),
  mine: view.userId === caller.userId, first: view.first.includes(caller.userId), by: view.byName,
});

/** Units whose shared views are mine to see: those that I hold a role at, and those above. */
async function unitsOf(deps: Deps, { countyId, grants }: Caller): Promise<string[]> {
  const { view } = await deps.org.snapshot(countyId);
  return [...new Set(grants.flatMap(({ orgId }) => [orgId, ...(view.unit(orgId)?.path ?? [])]))];
}

async function visible(deps: Deps, caller: Caller): Promise<object> {
  return { countyId: caller.countyId, $or: [{ userId: caller.userId }, { orgId: { $in: await unitsOf(deps, caller) } }] };
}

export async function listViews(deps: Deps, caller: Caller): Promise<RegisterView[]> {
  const views = await registerViewModel(deps.db).find(await visible(deps, caller)).sort({ createdAt: 1, _id: 1 }).limit(MOST * 2).lean<RegisterViewDoc[]>();
  return views.map((view) => shown(deps, caller, view));
}

async function check(deps: Deps, caller: Caller, { query, orgId }: Body): Promise<void> {
  await openRegister(deps, caller, query);
  if (orgId !== undefined && !caller.grants.some((grant) => grant.orgId === orgId)) refuse('register.view.denied', '/orgId');
}

/** The same key again gives the same view. */
export async function addView(deps: Deps, caller: Caller, body: Body, key: string): Promise<RegisterView> {
  const { countyId, userId, name: byName } = caller;
  await check(deps, caller, body);
  const model = registerViewModel(deps.db);
  const _id = sha256Hex(JSON.stringify([countyId, userId, key])).slice(0, 32);
  if ((await model.countDocuments({ countyId, userId })) >= MOST) refuse('register.views-most', '', { most: MOST });
  const view: RegisterViewDoc = { _id, countyId, userId, byName, title: body.title.trim(), ...(body.orgId === undefined ? {} : { orgId: body.orgId }), sealed: seal(deps, countyId, _id, body), createdAt: deps.clock.now(), first: [] };
  try {
    await model.insertMany([view]);
    return shown(deps, caller, view);
  } catch (error) {
    const known = isDuplicate(error) ? await model.findOne({ _id, countyId }).lean<RegisterViewDoc>() : null;
    if (known) return shown(deps, caller, known);
    throw error;
  }
}

export async function changeView(deps: Deps, caller: Caller, id: string, body: Body): Promise<RegisterView> {
  const { countyId, userId } = caller;
  await check(deps, caller, body);
  const { orgId, title } = body;
  const change = { $set: { title: title.trim(), sealed: seal(deps, countyId, id, body), ...(orgId === undefined ? {} : { orgId }) }, ...(orgId === undefined ? { $unset: { orgId: 1 } } : {}) };
  const view = await registerViewModel(deps.db).findOneAndUpdate({ _id: id, countyId, userId }, change as never, { returnDocument: 'after' }).lean<RegisterViewDoc>();
  return view ? shown(deps, caller, view) : refuse('register.view.not-found');
}

export async function removeView({ db }: Deps, { countyId, userId }: Caller, id: string): Promise<void> {
  const { deletedCount } = await registerViewModel(db).deleteOne({ _id: id, countyId, userId });
  if (deletedCount === 0) refuse('register.view.not-found');
}

/** One view is first for a person in a register: the others are no more. */
export async function setFirst(deps: Deps, caller: Caller, id: string, first: boolean): Promise<void> {
  const views = await listViews(deps, caller);
  const asked = views.find((view) => view.id === id) ?? refuse('register.view.not-found');
  const others = views.filter(({ query, id: other }) => other !== id && query.packId === asked.query.packId && query.type === asked.query.type);
  const model = registerViewModel(deps.db);
  if (first) await model.updateMany({ _id: { $in: others.map((view) => view.id) } }, { $pull: { first: caller.userId } } as never);
  await model.updateOne({ _id: id }, (first ? { $addToSet: { first: caller.userId } } : { $pull: { first: caller.userId } }) as never);
}
