/** Two of the county's forms with child tables, as the pack for tests has them: what a worker would see and be told. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { compileProgram } from '@liandong/core/compile';
import { evaluate, validate, type FormCtx, type JsonObject, type Program } from '@liandong/core/run';
import { packFiles } from '../support/packs';

const ctx: FormCtx = { now: '2026-03-02T02:00:00.000Z', params: { aidCap: 5000 } };
let program: Program;
const of = (formId: string, data: JsonObject) => {
  const form = program.pack.forms[formId];
  if (!form) throw new Error(`no form ${formId}`);
  return { state: evaluate(form, data, ctx), told: validate(program, formId, data, ctx).map(({ code, path }) => `${code} ${path}`) };
};

beforeAll(async () => {
  const compiled = await compileProgram(packFiles('intake', 'tests/packs'));
  if (!compiled.program) throw new Error(JSON.stringify(compiled.findings));
  program = compiled.program;
}, 60_000);

describe('接案表', () => {
  const sound: JsonObject = {
    source: '2', foundAt: '2026-03-01T01:00:00.000Z', clientName: '陈小宝', idNo: '610722201203150019', guardian: '陈大山',
    members: [{ name: '陈大山', relation: '05', age: 45, income: 1800.1 }, { name: '陈小兰', relation: '03', age: 9, studying: true, school: '二里小学', income: 0.2 }],
    problem: '父母一方外出务工,祖母年迈,孩子放学后无人照看,近两个月成绩明显下降,情绪低落,需要陪伴。', urgency: '3', domain: 'CW', decision: '1', consent: true,
  };

  it('takes a sound answer, sums the incomes to the fen, and knows the birth date', () => {
    const { state, told } = of('caseIntake', sound);
    expect(told).toEqual([]);
    expect(state.data).toMatchObject({ monthlyIncome: 1800.3, birthDate: '2012-03-15' });
  });

  it('asks for the guardian of a minor only', () => {
    expect(of('caseIntake', { ...sound, guardian: null }).told).toEqual(['form.required /guardian']);
    const adult = of('caseIntake', { ...sound, idNo: '61072219500319000X', guardian: null });
    expect([adult.state.fields.guardian?.visible, adult.told]).toEqual([false, []]);
  });

  it('asks each row for itself', () => {
    const members = [{ name: '陈大山', relation: '05', school: '不该交的' }, { name: '陈小兰', relation: '03', studying: true }, { relation: '88', age: 200 }];
    const { state, told } = of('caseIntake', { ...sound, members });
    expect(state.rows.members?.map((row) => row.school?.visible)).toEqual([false, true, false]);
    expect([...told].sort()).toEqual(['form.code /members/2/relation', 'form.maximum /members/2/age', 'form.required /members/1/school', 'form.required /members/2/name']);
    expect((state.submit.members as JsonObject[])[0]).toEqual({ name: '陈大山', relation: '05' });
    expect((state.data.members as JsonObject[])[0]?.school).toBe('不该交的');
  });

  it('wants a reason where no case is opened, and then no consent', () => {
    const { state, told } = of('caseIntake', { ...sound, decision: '2' });
    expect([state.fields.rejectReason?.visible, state.fields.consent?.visible, told]).toEqual([true, false, ['form.required /rejectReason']]);
  });

  it('does not believe in finds of tomorrow', () => expect(of('caseIntake', { ...sound, foundAt: '2026-03-04T01:00:00.000Z' }).told).toEqual(['form.check /foundAt']));
});

describe('慈善救助申请', () => {
  const sound: JsonObject = {
    applicant: '李桂兰', idNo: '61072219500319000X', applyBy: '1', reason: '1', story: '住院手术,自付部分难以承担', authorised: true, amountAsked: 3000,
    expenses: [{ item: '手术', price: 4000.5, count: 1 }, { item: '护理', price: 120, count: 10 }], otherAid: [{ aidType: '4', received: 1000, since: '2026-01-01', until: '2026-02-01' }],
  };

  it('multiplies in each row and sums over them', () => {
    const { state, told } = of('aidApply', sound);
    expect(told).toEqual([]);
    expect((state.data.expenses as JsonObject[]).map((row) => row.cost)).toEqual([4000.5, 1200]);
    expect(state.data).toMatchObject({ expenseTotal: 5200.5, otherAidTotal: 1000 });
    expect(state.rows.expenses?.[0]?.cost).toMatchObject({ calculated: true, readonly: true });
  });

  it('goes on summing while a row is not filled yet', () => {
    expect(of('aidApply', { ...sound, expenses: [...(sound.expenses as JsonObject[]), { item: '药' }] }).state.data.expenseTotal).toBe(5200.5);
  });

  it('holds a check of a row against the row', () => {
    expect(of('aidApply', { ...sound, otherAid: [{ aidType: '1', received: 10 }, { aidType: '2', received: 10, since: '2026-02-01', until: '2026-01-01' }] }).told).toEqual(['form.check /otherAid/1/until']);
  });

  it('wants at least one row, and no more than is needed', () => {
    expect(of('aidApply', { ...sound, expenses: [] }).told).toContain('form.required /expenses');
    expect(of('aidApply', { ...sound, amountAsked: 4500 }).told).toEqual(['form.check /amountAsked']);
    expect(of('aidApply', { ...sound, amountAsked: 5100, otherAid: [] }).told).toEqual(['form.check /amountAsked']);
  });

  it('is not moved by ten thousand rows or rows that are none', () => {
    expect(of('aidApply', { ...sound, expenses: Array.from({ length: 10_000 }, () => ({ item: 'x', price: 1, count: 1 })) }).told).toEqual(['form.max-rows /expenses']);
    expect(of('aidApply', { ...sound, expenses: ['x', null, 3] }).told.every((line) => line.startsWith('form.'))).toBe(true);
    expect(of('aidApply', { ...sound, expenses: 'many' as unknown as JsonObject[] }).told).toContain('form.type /expenses');
  });
});
