/** Saved views: mine, and those shared with a unit that I hold a role at, or below it. Only whoever made one changes it; whoever is over the unit may have it shared no longer. */
import { sha256Hex } from '@liandong/core/run';
import { isDuplicate } from '../../platform/db/index';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import type { RegisterView } from './contract';
import { registerViewModel, type RegisterViewDoc, type ViewContent } from './model';
import { openRegister } from './register';

type Body = Pick<RegisterView, 'title' | 'query' | 'columns' | 'orgId'>;
const MOST = 100;
const aad = (id: string): string => `register_views/${id}`;

const seal = ({ keys }: Deps, countyId: string, id: string, { query, columns }: Body): string =>
  keys.seal(countyId, aad(id), Buffer.from(JSON.stringify({ query, ...(columns ? { columns } : {}) } satisfies ViewContent), 'utf8')).toString('base64');
const open = ({ keys }: Deps, { countyId, _id, sealed }: RegisterViewDoc): ViewContent => JSON.parse(keys.open(countyId, aad(_id), Buffer.from(sealed, 'base64')).toString('utf8')) as ViewContent;

/** Over a unit: a role of his reaches all of it and what is below. */
function isOver({ reaches }: Caller, { view }: OrgSnapshot, orgId: string): boolean {
  const places = [orgId, ...(view.unit(orgId)?.path ?? [])];
  return reaches.some((reach) => reach.subtree && !reach.ownOnly && places.includes(reach.orgId));
}
function shown(deps: Deps, caller: Caller, org: OrgSnapshot, view: RegisterViewDoc): RegisterView {
  const { _id: id, title, orgId, rev = 0, byName: by } = view;
  const mine = view.userId === caller.userId;
  const shared = orgId === undefined ? {} : { orgId, orgName: org.view.unit(orgId)?.name ?? orgId };
  return { id, title, ...open(deps, view), ...shared, rev, mine, first: view.first.includes(caller.userId), by, mayTakeBack: orgId !== undefined && (mine || isOver(caller, org, orgId)) };
}
const shownNow = async (deps: Deps, caller: Caller, view: RegisterViewDoc): Promise<RegisterView> => shown(deps, caller, await deps.org.snapshot(caller.countyId), view);

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
  const org = await deps.org.snapshot(caller.countyId);
  return views.map((view) => shown(deps, caller, org, view));
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
    return await shownNow(deps, caller, view);
  } catch (error) {
    const known = isDuplicate(error) ? await model.findOne({ _id, countyId }).lean<RegisterViewDoc>() : null;
    if (known) return shownNow(deps, caller, known);
    throw error;
  }
}

/** Of two who change it at once the second is told. */
export async function changeView(deps: Deps, caller: Caller, id: string, { base, ...body }: Body & { readonly base: number }): Promise<RegisterView> {
  const { countyId, userId } = caller;
  await check(deps, caller, body);
  const { orgId, title } = body;
  const model = registerViewModel(deps.db);
  const change = { $set: { title: title.trim(), sealed: seal(deps, countyId, id, body), rev: base + 1, ...(orgId === undefined ? {} : { orgId }) }, ...(orgId === undefined ? { $unset: { orgId: 1 } } : {}) };
  const own = { _id: id, countyId, userId };
  const view = await model.findOneAndUpdate({ ...own, rev: base === 0 ? { $in: [null, 0] } : base } as never, change as never, { returnDocument: 'after' }).lean<RegisterViewDoc>();
  if (view) return shownNow(deps, caller, view);
  return refuse((await model.countDocuments(own)) > 0 ? 'register.view.stale' : 'register.view.not-found');
}

export async function takeBack(deps: Deps, caller: Caller, id: string): Promise<void> {
  const view = (await listViews(deps, caller)).find((one) => one.id === id) ?? refuse('register.view.not-found');
  if (view.orgId === undefined) return;
  if (!view.mayTakeBack) refuse('register.view.denied');
  await registerViewModel(deps.db).updateOne({ _id: id, countyId: caller.countyId, orgId: view.orgId }, { $unset: { orgId: 1 }, $inc: { rev: 1 } } as never);
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
