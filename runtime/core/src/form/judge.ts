/** One evaluation of a form: fields and sections in the order in which they can be known, then what each is like. */
import type { Json, JsonObject } from '../shared/json';
import { mapOf } from '../shared/names';
import { Draft } from './draft';
import { isEmpty } from './empty';
import { closedNode, sectionNode, type Part, type Parts, type SectionPart } from './parts';
import { NOW } from './reads';
import { closeTable, openColumn, openTable, type TableWork } from './rows';
import { stateOf } from './states';
import type { FieldMode, FieldState, FormCtx, RowStates } from './types';
import type { Memo, TableMemo } from './memo';
import { allHold, answerOf, CALCULATED, calculated, changed, derivedFrom, isStale, mark, OPEN, tell, workOn, type Work } from './work';

export const modeOf = (access: FormCtx['access'], id: string): FieldMode => access?.[id] ?? access?.['*'] ?? 'edit';

type States = Readonly<Record<string, FieldState>>;
const NO_ACCESS = {};
const plainStates = new WeakMap<Parts, WeakMap<object, States>>();

/** What every field is like that no rule says anything about. */
function startingStates(parts: Parts, access: FormCtx['access']): States {
  const known = plainStates.get(parts) ?? new WeakMap<object, States>();
  plainStates.set(parts, known);
  const key = access ?? NO_ACCESS;
  const found = known.get(key);
  if (found) return found;
  const made = mapOf(parts.fields.map((spec) => [spec.id, stateOf(modeOf(access, spec.id), { open: true, required: spec.required, readonly: false, calculated: false })] as const));
  known.set(key, made);
  return made;
}

class Evaluation {
  private readonly work: Work;
  private readonly tables = new Map<string, TableWork>();
  /** fields that more than their answer decides, and that have another answer than before */
  private readonly changed = new Set<string>();
  private readonly kept: Draft<Json>;
  private readonly values: Draft<Json>;

  constructor(private readonly parts: Parts, private readonly input: JsonObject, private readonly ctx: FormCtx, private readonly before: Memo | undefined) {
    this.work = workOn(parts, input, ctx, before);
    this.kept = new Draft(parts.all.length, before?.judged.kept);
    this.values = new Draft(parts.steps.length, before?.judged.values);
  }

  run(): Memo {
    if (this.before) this.settleChanged(this.before.input);
    else this.settleAll();
    for (const part of this.parts.plainTables) this.settle(part, answerOf(this.input, part.spec.id));
    for (const step of this.parts.steps) {
      if (step.kind === 'section') this.openSection(step.section);
      else if (step.kind === 'field') this.openField(step.part);
      else openColumn(this.work, this.tables.get(step.table.spec.id) as TableWork, step.column, step.index);
    }
    return this.close();
  }

  private settleAll(): void {
    for (const { spec, isRead } of this.parts.plain) {
      const value = this.input[spec.id];
      if (isEmpty(value)) continue;
      this.kept.set(spec.id, value);
      if (isRead) tell(this.work, spec.id, value);
    }
  }

  private settleChanged(before: JsonObject): void {
    for (const part of this.parts.plain) {
      const { id } = part.spec;
      if (this.input[id] !== before[id]) this.settle(part, answerOf(this.input, id));
    }
    for (const { spec: { id } } of this.parts.decided) if (this.input[id] !== before[id]) this.changed.add(id);
  }

  /** From here on the field counts as this; undefined: as not answered. */
  private settle(part: Part, value: Json | undefined): void {
    const { id } = part.spec;
    if (part.table) {
      this.tables.set(id, openTable(this.work, part, part.table, value));
      if (Array.isArray(value) && value.length > 0) return;
    }
    const answer = isEmpty(value) ? undefined : value;
    const was = this.kept.get(id);
    if (was === answer || (this.before && !changed(was, answer))) return;
    this.kept.set(id, answer);
    if (part.table || !part.isRead) return;
    this.work.dirty.add(id);
    tell(this.work, id, answer ?? null);
  }

  private openSection({ id, visible }: SectionPart): void {
    if (isStale(this.work, visible)) mark(this.work, sectionNode(id), allHold(visible, this.work.scope, this.ctx) ? OPEN : 0);
  }

  private isSettled({ spec, section, rules, derived }: Part): boolean {
    const { work, before } = this;
    if (!before || this.changed.has(spec.id)) return false;
    if (section !== undefined && work.moved.has(sectionNode(section))) return false;
    if (derived && (work.dirty.has(derived.from) || work.dirty.has(NOW))) return false;
    return !isStale(work, rules.visible) && !isStale(work, rules.calculate);
  }

  /** The answer of an open field, or what a rule or another field gives in its place. */
  private valueOf(part: Part): { readonly value: Json | undefined; readonly flags: number } {
    const [rule] = part.rules.calculate;
    if (rule) return { value: calculated(part, rule, this.work.scope, this.ctx), flags: OPEN | CALCULATED };
    const found = part.derived && derivedFrom(part.derived, this.work.scope[part.derived.from], this.ctx);
    return found === undefined ? { value: answerOf(this.input, part.spec.id), flags: OPEN } : { value: found, flags: OPEN | CALCULATED };
  }

  private openField(part: Part): void {
    const { spec, section, rules } = part;
    if (!part.table && this.isSettled(part)) return;
    const inOpen = section === undefined || this.work.flags.get(sectionNode(section)) !== 0;
    const isOpen = inOpen && allHold(rules.visible, this.work.scope, this.ctx);
    const { value, flags } = isOpen ? this.valueOf(part) : { value: undefined, flags: rules.calculate.length > 0 ? CALCULATED : 0 };
    if (!part.table) this.values.set(spec.id, (flags & CALCULATED) > 0 ? (value ?? null) : undefined);
    mark(this.work, spec.id, flags);
    this.settle(part, value);
  }

  private closedSections(): ReadonlyMap<string, boolean> {
    const closed = new Map(this.before?.closed);
    for (const { id, readonly } of this.parts.sections)
      if (readonly.length > 0 && isStale(this.work, readonly)) {
        const isClosed = allHold(readonly, this.work.scope, this.ctx);
        if (closed.get(id) !== isClosed) this.work.moved.add(closedNode(id));
        closed.set(id, isClosed);
      }
    return closed;
  }

  private stateOf({ spec, section, rules }: Part, closed: ReadonlyMap<string, boolean>): FieldState {
    const flags = this.work.flags.get(spec.id) ?? OPEN;
    return stateOf(modeOf(this.ctx.access, spec.id), {
      open: (flags & OPEN) > 0,
      required: rules.required.length > 0 ? allHold(rules.required, this.work.scope, this.ctx) : spec.required,
      readonly: (rules.readonly.length > 0 && allHold(rules.readonly, this.work.scope, this.ctx)) || (section !== undefined && closed.get(section) === true),
      calculated: (flags & CALCULATED) > 0,
    });
  }

  private isStateStale({ spec, section, rules }: Part): boolean {
    const { work } = this;
    return !this.before || work.moved.has(spec.id) || isStale(work, rules.required) || isStale(work, rules.readonly) || (section !== undefined && work.moved.has(closedNode(section)));
  }

  private close(): Memo {
    const closed = this.closedSections();
    const fields = new Draft(this.parts.all.length, this.before?.judged.fields ?? startingStates(this.parts, this.ctx.access));
    for (const part of this.parts.ruled) if (this.isStateStale(part)) fields.set(part.spec.id, this.stateOf(part, closed));
    const [rows, tables] = [new Draft<RowStates>(this.parts.tables.length, this.before?.judged.rows), new Map<string, TableMemo>()];
    for (const [id, open] of this.tables) {
      const memo = closeTable(this.work, open, fields.get(id) as FieldState);
      tables.set(id, memo);
      rows.set(id, memo.states);
      if (memo.rows.length > 0) this.kept.set(id, memo.kept as Json[]);
      this.values.set(id, open.table.isCalculated && memo.rows.length > 0 ? (memo.full as Json[]) : undefined);
    }
    const judged = { kept: this.kept.done() as JsonObject, fields: fields.done(), rows: rows.done(), values: this.values.done() as JsonObject };
    const { parts, ctx, input } = this;
    return { parts, ctx, input, scope: this.work.scope, flags: this.work.flags, closed, tables, judged };
  }
}

/** `before`: an earlier evaluation of the same form with the same access, of which what still holds is taken over. */
export const evaluation = (parts: Parts, input: JsonObject, ctx: FormCtx, before?: Memo): Memo => new Evaluation(parts, input, ctx, before).run();
