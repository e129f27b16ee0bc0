import { randomBytes } from 'node:crypto';
import { problem, type Instant, type Problem, type RoleGrant } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { Refusal, refuse } from '../../platform/http/refusal';
import { insertUser, loginOf, orgChange, updateUser, usersByLogin, type NewUser } from '../../platform/org/index';
import { hashPassword, isWeak } from '../../platform/password/index';
import { missingColumns, readSheet, type SheetRow } from '../../platform/sheet/index';
import { grantProblems } from './add';

export interface Account {
  readonly username: string;
  readonly name: string;
  readonly password: string;
  readonly grants: readonly RoleGrant[];
}
export interface UsersImported {
  /** with the passwords they were given: shown once, stored nowhere */
  readonly added: readonly Account[];
  readonly changed: number;
  readonly same: number;
}
interface Draft {
  readonly line: number;
  readonly username: string;
  readonly name: string;
  readonly password: string;
  readonly grants: readonly RoleGrant[];
}
const COLUMNS = ['username', 'name', 'role', 'org', 'password'] as const;
const USERNAME = /^[\p{L}\p{N}_.-]{2,64}$/u;
const at = (line: number, code: string, params: Problem['params'] = {}): Problem => problem(`import.${code}`, `/${line}`, { line, ...params });

/** `role`/`org`, `role2`/`org2`, …: pairs of one row. */
function grantsOf({ line, cells }: SheetRow): { readonly grants: RoleGrant[]; readonly problems: Problem[] } {
  const pairs = Object.keys(cells).filter((name) => /^role\d*$/.test(name)).map((name) => ({ role: cells[name] ?? '', orgId: cells[name.replace('role', 'org')] ?? '' }));
  const used = pairs.filter(({ role, orgId }) => role !== '' || orgId !== '');
  return { grants: used.filter(({ role, orgId }) => role !== '' && orgId !== ''), problems: used.some(({ role, orgId }) => role === '' || orgId === '') ? [at(line, 'grant-half')] : [] };
}

/** Rows as accounts: a repeated username adds roles to its first row. */
function draftsOf(rows: readonly SheetRow[]): { readonly drafts: readonly Draft[]; readonly problems: Problem[] } {
  const drafts = new Map<string, Draft>();
  const problems: Problem[] = [];
  for (const row of rows) {
    const { username = '', name = '', password = '' } = row.cells;
    const { grants, problems: halves } = grantsOf(row);
    const before = drafts.get(loginOf(username));
    problems.push(...halves);
    if (!USERNAME.test(username)) problems.push(at(row.line, 'username-shape', { username }));
    if (name === '' && !before) problems.push(at(row.line, 'name-missing'));
    drafts.set(loginOf(username), before ? { ...before, grants: [...before.grants, ...grants] } : { line: row.line, username, name, password, grants });
  }
  return { drafts: [...drafts.values()], problems };
}

async function checked(deps: Deps, countyId: string, drafts: readonly Draft[]): Promise<Problem[]> {
  const [org, roles] = await Promise.all([deps.org.snapshot(countyId), deps.packs.roles(countyId)]);
  return drafts.flatMap(({ line, grants, password, username }) => [
    ...grantProblems(grants, org, roles).map((found) => ({ ...found, path: `/${line}`, params: { ...found.params, line } })),
    ...(password !== '' && (password.length < 8 || isWeak(password, username)) ? [problem('session.password-weak', `/${line}`, { line })] : []),
  ]);
}

const newId = (): string => randomBytes(16).toString('hex');

const sameGrants = (a: readonly RoleGrant[], b: readonly RoleGrant[]): boolean => {
  const keys = (grants: readonly RoleGrant[]) => grants.map(({ role, orgId }) => `${role}@${orgId}`).sort().join();
  return keys(a) === keys(b);
};

type Known = Awaited<ReturnType<typeof usersByLogin>>;

async function readDrafts(deps: Deps, countyId: string, fileName: string, content: Buffer): Promise<readonly Draft[]> {
  const rows = await readSheet(fileName, content, COLUMNS);
  if (rows.length === 0) refuse('import.empty', '', { file: fileName });
  const missing = missingColumns(rows, ['username', 'name', 'role', 'org']);
  if (missing.length > 0) throw new Refusal(missing.map((column) => problem('import.column', '', { column })));
  const { drafts, problems } = draftsOf(rows);
  const all = [...problems, ...(await checked(deps, countyId, drafts))];
  if (all.length > 0) throw new Refusal([...all].sort((a, b) => Number(a.params.line) - Number(b.params.line)));
  return drafts;
}

const changesTo = (known: Known, drafts: readonly Draft[]) =>
  drafts.flatMap((draft) => {
    const doc = known.get(loginOf(draft.username));
    return doc && (doc.name !== draft.name || !sameGrants(doc.grants, draft.grants)) ? [{ id: doc._id, name: draft.name, grants: draft.grants }] : [];
  });

const withHash = async ({ username, name, password, grants }: Account, createdAt: Instant): Promise<NewUser> => ({ id: newId(), username, name, grants, passwordHash: await hashPassword(password), createdAt });

export interface UsersFile {
  readonly name: string;
  readonly content: Buffer;
  /** gives a new account its password when the file does not */
  passwordFor(username: string): string;
}
/**
 * Import accounts from a CSV or Excel file: all rows or none. Accounts that are there keep their password and get the file's name and
 * roles; the same file again changes nothing.
 */
export async function importUsers(deps: Deps, countyId: string, file: UsersFile, now: Instant): Promise<UsersImported> {
  const drafts = await readDrafts(deps, countyId, file.name, file.content);
  const known = await usersByLogin(deps.db, drafts.map((draft) => draft.username));
  const foreign = drafts.filter((draft) => (known.get(loginOf(draft.username))?.countyId ?? countyId) !== countyId);
  if (foreign.length > 0) throw new Refusal(foreign.map(({ line, username }) => problem('users.name.taken', `/${line}`, { line, username })));
  const added = drafts
    .filter((draft) => !known.has(loginOf(draft.username)))
    .map(({ username, name, password, grants }) => ({ username, name, grants, password: password || file.passwordFor(username) }));
  const [users, changed] = [await Promise.all(added.map((account) => withHash(account, now))), changesTo(known, drafts)];
  if (users.length + changed.length > 0) {
    await orgChange(deps.db, countyId, async (session) => {
      for (const user of users) await insertUser(deps.db, countyId, user, session);
      for (const { id, name, grants } of changed) await updateUser(deps.db, countyId, id, { name, grants }, session);
    });
  }
  return { added, changed: changed.length, same: drafts.length - added.length - changed.length };
}
