import { type Connection, type InferSchemaType, type Model, Schema } from 'mongoose';
import { modelIn } from '../db/index';

const strict = { strict: 'throw', strictQuery: 'throw', id: false, versionKey: false } as const;

/** `orgRev` counts every change to the county's units and people: servers compare it with the snapshot they hold. */
const countySchema = new Schema(
  {
    _id: { type: String, required: true },
    countyId: { type: String, required: true },
    name: { type: String, required: true },
    timeZone: { type: String, required: true },
    holidays: { type: [String], required: true },
    workdays: { type: [String], required: true },
    orgRev: { type: Number, required: true },
  },
  { ...strict, collection: 'counties' },
);
export type CountyDoc = InferSchemaType<typeof countySchema>;
export const countyModel = (db: Connection) => modelIn<CountyDoc>(db, 'County', countySchema);

const orgUnitSchema = new Schema(
  {
    countyId: { type: String, required: true },
    code: { type: String, required: true },
    parent: { type: String, default: null },
    tier: { type: String, required: true },
    name: { type: String, required: true },
    path: { type: [String], required: true },
    demo: { type: Boolean, required: true },
  },
  { ...strict, collection: 'orgUnits' },
);
orgUnitSchema.index({ countyId: 1, code: 1 }, { unique: true });
export type OrgUnitDoc = InferSchemaType<typeof orgUnitSchema>;
export const orgUnitModel = (db: Connection) => modelIn<OrgUnitDoc>(db, 'OrgUnit', orgUnitSchema);

const userSchema = new Schema(
  {
    _id: { type: String, required: true },
    countyId: { type: String, required: true },
    username: { type: String, required: true },
    /** normalised username; unique in the whole deployment, so that signing in needs no county */
    login: { type: String, required: true },
    name: { type: String, required: true },
    passwordHash: { type: String, required: true },
    disabled: { type: Boolean, required: true },
    grants: { type: [new Schema({ role: { type: String, required: true }, orgId: { type: String, required: true } }, { _id: false, strict: 'throw' })], required: true },
    createdAt: { type: String, required: true },
  },
  { ...strict, collection: 'users' },
);
userSchema.index({ login: 1 }, { unique: true });
userSchema.index({ countyId: 1, username: 1 });
export type UserDoc = InferSchemaType<typeof userSchema>;
export const userModel = (db: Connection) => modelIn<UserDoc>(db, 'User', userSchema);

const text = { type: String, required: true } as const;
/** 代理 */
export interface StandInDoc {
  readonly _id: string; readonly countyId: string;
  /** who does it, and whose it is */
  readonly userId: string; readonly for: string; readonly from: string; readonly until: string;
  readonly by: string; readonly at: string; /** sealed: why people are away is their own */ readonly comment?: string;
  /** before its time */
  readonly endedAt?: string; readonly endedBy?: string;
}
const standInSchema = new Schema<StandInDoc>(
  { _id: text, countyId: text, userId: text, for: text, from: text, until: text, by: text, at: text, comment: String, endedAt: String, endedBy: String },
  { ...strict, collection: 'standIns' },
);
standInSchema.index({ countyId: 1, until: 1 });
standInSchema.index({ countyId: 1, for: 1, from: -1 });
standInSchema.index({ countyId: 1, by: 1, from: -1 });
standInSchema.index({ countyId: 1, userId: 1, from: -1 });
export const standInModel = (db: Connection): Model<StandInDoc> => modelIn<StandInDoc>(db, 'StandIn', standInSchema);
