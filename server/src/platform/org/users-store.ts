import type { RoleGrant } from '@liandong/core/run';
import type { ClientSession, Connection } from '../db/index';
import { type UserDoc, userModel } from './model';

export interface NewUser {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly grants: readonly RoleGrant[];
  readonly createdAt: string;
}
/** One spelling per account: full-width letters, case and accents composed differently sign in to the same one. */
export const loginOf = (username: string): string => username.normalize('NFKC').trim().toLowerCase();

export const findLogin = (db: Connection, username: string): Promise<UserDoc | null> => userModel(db).findOne({ login: loginOf(username) }).lean<UserDoc>().exec();
export const findUser = (db: Connection, countyId: string, userId: string): Promise<UserDoc | null> => userModel(db).findOne({ _id: userId, countyId }).lean<UserDoc>().exec();
export const usersById = (db: Connection, countyId: string, ids: readonly string[]): Promise<UserDoc[]> => userModel(db).find({ countyId, _id: { $in: [...ids] } }).lean<UserDoc[]>().exec();
export const activeUsers = (db: Connection, countyId: string): Promise<UserDoc[]> => userModel(db).find({ countyId, disabled: false }).sort({ _id: 1 }).lean<UserDoc[]>().exec();
export const countUsers = (db: Connection): Promise<number> => userModel(db).estimatedDocumentCount().exec();

/** Accounts by login, in whatever county. */
export async function usersByLogin(db: Connection, usernames: readonly string[]): Promise<ReadonlyMap<string, UserDoc>> {
  const docs = await userModel(db).find({ login: { $in: usernames.map(loginOf) } }).lean<UserDoc[]>().exec();
  return new Map(docs.map((doc) => [doc.login, doc]));
}

/** By username, after `after`. */
export function pageOfUsers(db: Connection, countyId: string, after: string, limit: number): Promise<UserDoc[]> {
  return userModel(db).find({ countyId, ...(after ? { username: { $gt: after } } : {}) }).sort({ username: 1 }).limit(limit).lean<UserDoc[]>().exec();
}

export async function insertUser(db: Connection, countyId: string, user: NewUser, session: ClientSession): Promise<void> {
  const doc = { _id: user.id, countyId, username: user.username, login: loginOf(user.username), name: user.name, passwordHash: user.passwordHash, disabled: false, grants: [...user.grants], createdAt: user.createdAt };
  await userModel(db).create([doc], { session });
}

export interface UserChange {
  readonly name?: string;
  readonly grants?: readonly RoleGrant[];
  readonly disabled?: boolean;
  readonly passwordHash?: string;
}
export async function updateUser(db: Connection, countyId: string, userId: string, change: UserChange, session: ClientSession): Promise<UserDoc | null> {
  const { name, grants, disabled, passwordHash } = change;
  const set = {
    ...(name === undefined ? {} : { name }), ...(grants === undefined ? {} : { grants: [...grants] }),
    ...(disabled === undefined ? {} : { disabled }), ...(passwordHash === undefined ? {} : { passwordHash }),
  };
  return userModel(db).findOneAndUpdate({ _id: userId, countyId }, { $set: set }, { session, returnDocument: 'after' }).lean<UserDoc>().exec();
}
