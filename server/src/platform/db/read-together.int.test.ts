import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { Schema } from 'mongoose';
import { uriOfTests } from '../../testing/a-server';
import { connect, readAllTogether, readTogether, type Connection } from './index';

interface Thing { readonly _id: string; readonly home: string; readonly name: string; readonly colour: string }
const schema = new Schema<Thing>({ _id: String, home: String, name: String, colour: String });
let db: Connection;
const modelOf = (name: string) => db.model<Thing>(name, schema, name);
const thing = (_id: string, home: string, name: string, colour = 'red'): Thing => ({ _id, home, name, colour });

beforeAll(async () => {
  db = await connect(uriOfTests(), `test_${randomBytes(6).toString('hex')}`);
  await modelOf('cups').insertMany([thing('1', 'here', 'a'), thing('2', 'here', 'b'), thing('3', 'there', 'a')]);
  await modelOf('plates').insertMany([thing('1', 'here', 'flat', 'blue')]);
  await modelOf('cups').collection.createIndex({ home: 1, name: 1 }, { unique: true });
});
afterAll(async () => {
  await db.dropDatabase();
  await db.close();
});

describe('what is asked at the same moment', () => {
  it('is answered each from its own collection, by its own fields', async () => {
    const [cup, plate] = [readTogether(modelOf('cups'), ['_id']), readTogether(modelOf('plates'), ['_id'])];
    const [named, colour] = [readTogether(modelOf('cups'), ['home', 'name']), readTogether(modelOf('plates'), ['_id'], { colour: 1 })];
    expect(await Promise.all([cup('1'), plate('1'), cup('2'), cup('9'), plate('2'), named('there', 'a'), named('there', 'b'), colour('1')])).toEqual([
      expect.objectContaining({ _id: '1', name: 'a' }), expect.objectContaining({ _id: '1', name: 'flat' }), expect.objectContaining({ _id: '2' }), undefined, undefined,
      expect.objectContaining({ _id: '3' }), undefined, { _id: '1', colour: 'blue' },
    ]);
  });

  it('finds all documents that share the values', async () => {
    const [atHome, plate] = [readAllTogether(modelOf('cups'), ['home'], { home: 1, name: 1 }), readTogether(modelOf('plates'), ['_id'])];
    const [here, there, nowhere, flat] = await Promise.all([atHome('here'), atHome('there'), atHome('nowhere'), plate('1')]);
    expect([here.map(({ _id }) => _id).sort(), there.map(({ _id }) => _id), nowhere, flat?.name]).toEqual([['1', '2'], ['3'], [], 'flat']);
    expect((await atHome('here')).length).toBe(2);
  });

  it('is never older than the question', async () => {
    const [cup, plate] = [readTogether(modelOf('cups'), ['_id']), readTogether(modelOf('plates'), ['_id'])];
    const [first] = [cup('1'), plate('1')];
    await modelOf('cups').updateOne({ _id: '1' }, { $set: { colour: 'green' } });
    expect((await cup('1'))?.colour).toBe('green');
    expect((await first)?._id).toBe('1');
  });

  it('is one trip, however many collections it is about', async () => {
    const [cup, plate] = [readTogether(modelOf('cups'), ['_id']), readTogether(modelOf('plates'), ['_id'])];
    await db.db?.command({ profile: 2 });
    await Promise.all([cup('1'), cup('2'), plate('1')]);
    await db.db?.command({ profile: 0 });
    const asked = await db.collection('system.profile').find({ op: { $in: ['query', 'command'] }, ns: new RegExp(`^${db.name}\\.(cups|plates)`) }).toArray();
    expect(asked.map(({ ns }) => String(ns))).toEqual([`${db.name}.cups`]);
  });
});
