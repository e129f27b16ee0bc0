import { type Connection, Schema } from 'mongoose';
import { modelIn } from '../../platform/db/index';

/** What became of a request. `expired`: nobody answered in time. */
export interface Answer {
  readonly how: 'given' | 'declined' | 'withdrawn' | 'expired';
  readonly at: string;
  /** who said so; absent: the time did */
  readonly by?: string; readonly byName?: string;
  /** given: for so many hours */
  readonly hours?: number;
  /** declined: why; sealed */
  readonly reason?: string;
}
/** 申请查看: somebody asks to be let in to what is confidential in a record. It is never taken out, only answered. */
export interface RequestDoc {
  readonly _id: string; readonly countyId: string; readonly recordId: string; readonly userId: string; readonly name: string;
  /** for how long he asks */
  readonly hours: number;
  readonly at: string; /** over, when nobody has answered by then */ readonly until: string;
  /** sealed: people write of people */
  readonly reason: string;
  readonly open: boolean;
  readonly answer?: Answer;
}
const text = { type: String, required: true } as const;
const answer = new Schema<Answer>({ how: text, at: text, by: String, byName: String, hours: Number, reason: String }, { _id: false, strict: 'throw' });
const schema = new Schema<RequestDoc>(
  { _id: text, countyId: text, recordId: text, userId: text, name: text, hours: { type: Number, required: true }, at: text, until: text, reason: text, open: { type: Boolean, required: true }, answer },
  { strict: 'throw', strictQuery: 'throw', id: false, versionKey: false, collection: 'access_requests' },
);
schema.index({ countyId: 1, recordId: 1, at: -1 });
schema.index({ countyId: 1, userId: 1, at: -1 });
// one at a time, however often the button is pressed
schema.index({ countyId: 1, recordId: 1, userId: 1 }, { name: 'waits', unique: true, partialFilterExpression: { open: true } });
schema.index({ countyId: 1, until: 1 }, { name: 'open', partialFilterExpression: { open: true } });
export const requestModel = (db: Connection) => modelIn<RequestDoc>(db, 'AccessRequest', schema);
