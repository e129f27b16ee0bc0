/** Forms without a screen: schema checks beside raw ajv; whole validation, and rjsf's own validator (the schema alone) beside it; rules from the beginning and after one change. */
import { compileProgram } from '@liandong/core/compile';
import { evaluate, judge, reevaluate, validate, type CompiledForm, type FormCtx, type JsonObject, type Program } from '@liandong/core/run';
import { customizeValidator } from '@rjsf/validator-ajv8';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Goal } from '../goals';
import { aSwitch, aText, bigAnswers, formPack, recordForm, soundRecord, wrongRecord } from './forms';

export interface HeadlessForms {
  /** of a record of 95 answers, a second */
  readonly sound: Checked;
  readonly wrong: Checked;
  /** of the form of 300 fields, 60 rules and 50 rows */
  readonly big: {
    /** all rules from the beginning, a second */
    readonly evaluations: number;
    /** milliseconds of one change: an answer that rules read, one that none reads, a cell; then with all checks of the whole form */
    readonly ruled: number; readonly plain: number; readonly cell: number; readonly checked: number;
  };
}
interface Checked { readonly ajv: number; readonly schema: number; readonly share: number; readonly whole: number; readonly rjsf: number }

type Act = () => unknown;

const busy = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** How often a second of processor time, which others' work on the machine disturbs less than a clock; over about so many milliseconds. */
function rate(act: Act, ms: number): number {
  const [began, at] = [performance.now(), busy()];
  let count = 0;
  while (performance.now() - began < ms) {
    for (let round = 0; round < 20; round += 1) act();
    count += 20;
  }
  return (count / (busy() - at)) * 1000;
}

/** All in turns, the best turn of each: what else the machine does can only make one slower. */
function inTurns<const T extends readonly Act[]>(acts: T, ms: number, rounds: number): { readonly [K in keyof T]: number } {
  for (const act of acts) rate(act, ms);
  const best = acts.map(() => 0);
  for (let round = 0; round < rounds; round += 1) acts.forEach((act, index) => (best[index] = Math.max(best[index] ?? 0, rate(act, ms / rounds))));
  return best as { readonly [K in keyof T]: number };
}

const ctx: FormCtx = { now: '2026-01-05T01:00:00.000Z', params: {} };

function rawAjv(): (data: unknown) => boolean {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats.default(ajv, ['date']);
  return ajv.compile(recordForm.schema);
}

async function aProgram(): Promise<Program> {
  const { program, findings } = await compileProgram(formPack);
  if (!program) throw new Error(JSON.stringify(findings));
  return program;
}

/** The schema check is one of its own, as `validate` calls it: a check that sees objects of two makings is slower than either. */
async function checked(program: Program, data: JsonObject, ms: number): Promise<Checked> {
  const [raw, peer, { pack, checks }] = [rawAjv(), customizeValidator(), await aProgram()];
  const { kept } = judge(pack.forms.record as CompiledForm, data, ctx);
  const schema = recordForm.schema as Parameters<typeof peer.validateFormData>[1];
  const [ajv, own, whole, rjsf] = inTurns([() => raw(data), () => checks.record?.(kept), () => validate(program, 'record', data, ctx), () => peer.validateFormData(data, schema)], ms, 20);
  return { ajv: Math.round(ajv), schema: Math.round(own), share: Number((own / ajv).toFixed(3)), whole: Math.round(whole), rjsf: Math.round(rjsf) };
}

/** Each call is one change from what the call before left. */
function changing(form: CompiledForm, change: (data: JsonObject, at: number) => JsonObject, after: (state: ReturnType<typeof evaluate>) => unknown = () => undefined): Act {
  let [state, at] = [evaluate(form, bigAnswers, ctx), 0];
  return () => {
    at += 1;
    state = reevaluate(form, state, change(state.data, at), ctx);
    return after(state);
  };
}

const cellOf = (data: JsonObject, at: number): JsonObject => ({ ...data, members: (data.members as JsonObject[]).map((row, index) => (index === 7 ? { ...row, income: at } : row)) });

function big(program: Program, ms: number): HeadlessForms['big'] {
  const form = program.pack.forms.big as CompiledForm;
  const turn = (data: JsonObject, at: number): JsonObject => ({ ...data, [aSwitch]: at % 2 === 0 });
  const [evaluations, ...changes] = inTurns([
    () => judge(form, bigAnswers, ctx),
    changing(form, turn),
    changing(form, (data, at) => ({ ...data, [aText]: `word ${at}` })),
    changing(form, cellOf),
    changing(form, turn, (state) => validate(program, 'big', state.data, ctx, state)),
  ], ms, 20);
  const [ruled, plain, cell, all] = changes.map((perSecond) => Number((1000 / perSecond).toFixed(4))) as [number, number, number, number];
  return { evaluations: Math.round(evaluations), ruled, plain, cell, checked: all };
}

export async function headlessForms(isQuick: boolean): Promise<HeadlessForms> {
  const program = await aProgram();
  const ms = isQuick ? 400 : 3000;
  return { sound: await checked(program, soundRecord, ms), wrong: await checked(program, wrongRecord, ms), big: big(program, ms) };
}

export function headlessGoals({ sound, wrong, big: of }: HeadlessForms): Goal[] {
  const share = (name: string, { share: got, ajv, schema }: Checked): Goal => ({ measure: `schema part of validation, ${name}, against raw ajv`, goal: '≥ 90 %', got: `${Math.round(got * 100)} % (${schema}/s : ${ajv}/s)`, met: got >= 0.9 });
  const most = (measure: string, ms: number): Goal => ({ measure, goal: '≤ 0.3 ms', got: `${ms} ms`, met: ms <= 0.3 });
  return [
    share('95 sound answers', sound), share('95 answers, 10 wrong', wrong),
    { measure: '300 fields and 50 rows, 60 rules fully evaluated', goal: '≥ 10000/s', got: `${of.evaluations}/s`, met: of.evaluations >= 10_000 },
    most('one changed answer that rules read', of.ruled), most('one changed answer that no rule reads', of.plain), most('one changed cell', of.cell), most('one changed answer with all checks of the form', of.checked),
  ];
}
