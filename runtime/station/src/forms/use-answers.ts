import { useCallback, useMemo, useState } from 'react';
import { defaultsOf, type FieldAccess, type JsonObject, type Program } from '@liandong/core/run';
import { submission, type FormInput } from '@liandong/form';
import type { Draft, KeptDraft } from '../data';
import { type Known, useKnown } from './use-known';

export interface AnswersOf {
  readonly program: Program;
  readonly formId: string | undefined;
  /** what is known before anything is typed: the record's data */
  readonly before: Readonly<Record<string, unknown>>;
  /** answered already by the way that led here: who it is for */
  readonly given?: JsonObject | undefined;
  /** the draft that was kept, on this device or with the county */
  readonly saved: Pick<KeptDraft, 'data'> | null | undefined;
  readonly draft: Draft;
  readonly access?: FieldAccess | undefined;
  readonly masked?: readonly string[] | undefined;
  readonly marked?: readonly string[] | undefined;
  /** names the draft by its answers */
  readonly titleOf?: ((data: JsonObject) => string) | undefined;
  /** the record that is being filled */
  readonly recordId?: string | undefined;
  /** false: somebody else has it, so nothing is filled in here */
  readonly asksKnown?: boolean;
}
export interface Answers {
  /** what FormView takes; undefined when there is no form */
  readonly input: FormInput | undefined;
  readonly change: (data: JsonObject) => void;
  /** grows with each attempt to hand in something incomplete: the form then tells everything and goes to the first */
  readonly alarms: number;
  /** the answers to send, or undefined after having told what is wrong */
  readonly take: () => JsonObject | undefined;
  /** go on with the other draft; what is answered now stays at hand in its place */
  readonly useOther: () => void;
  readonly dropOther: () => void;
  /** what the county knows already of the person */
  readonly known: Known;
}

const pick = (data: Readonly<Record<string, unknown>>, ids: readonly string[]): JsonObject =>
  Object.fromEntries(ids.filter((id) => data[id] !== undefined).map((id) => [id, data[id]])) as JsonObject;

const fieldsOf = ({ program, formId }: Pick<AnswersOf, 'program' | 'formId'>): readonly string[] => Object.keys(program.pack.forms[formId ?? '']?.fields ?? {});

/** What a draft keeps: what one may answer here. What is shown masked or to read only belongs to the record. */
function ownAnswers({ program, formId, access = {}, masked = [] }: Pick<AnswersOf, 'program' | 'formId' | 'access' | 'masked'>, data: JsonObject): JsonObject {
  return pick(data, fieldsOf({ program, formId }).filter((id) => isOpenTo({ access, masked }, id)));
}
const isOpenTo = ({ access = {}, masked = [] }: Pick<AnswersOf, 'access' | 'masked'>, id: string): boolean => !masked.includes(id) && (access[id] ?? access['*'] ?? 'edit') === 'edit';

/** What a form begins with that nobody has begun: neither here nor in the record. */
function begun(of: AnswersOf, kept: JsonObject | undefined): JsonObject {
  const form = of.program.pack.forms[of.formId ?? ''];
  const isBegun = kept !== undefined || fieldsOf(of).some((id) => isOpenTo(of, id) && of.before[id] !== undefined);
  return form && !isBegun ? ownAnswers(of, defaultsOf(form)) : {};
}

/** The answers of a form: from this tab, else from the saved draft, else from the record; each change goes to the draft. */
export function useAnswers(of: AnswersOf): Answers {
  const { program, formId, draft, access, masked, marked, titleOf } = of;
  const [opened] = useState(() => new Date().toISOString());
  const [data, setData] = useState<JsonObject>(() => {
    const ids = fieldsOf({ program, formId });
    const kept = draft.kept ?? of.saved?.data;
    return { ...begun(of, kept), ...pick(of.before, ids), ...pick(of.given ?? {}, ids), ...pick(kept ?? {}, ids) };
  });
  // answers that the form has no place for any more: they stay in the draft
  const [rest] = useState<JsonObject>(() => Object.fromEntries(Object.entries(draft.kept ?? of.saved?.data ?? {}).filter(([id]) => !fieldsOf({ program, formId }).includes(id))));
  const [alarms, setAlarms] = useState(0);
  const input = useMemo(
    (): FormInput | undefined => (formId === undefined ? undefined : { program, formId, data, now: opened, access, masked, marked }),
    [program, formId, data, opened, access, masked, marked],
  );
  const change = useCallback((next: JsonObject) => {
    setData(next);
    draft.change({ ...rest, ...ownAnswers({ program, formId, access, masked }, next) }, titleOf?.(next));
  }, [draft, rest, program, formId, access, masked, titleOf]);
  const known = useKnown({ program, formId, data, change, recordId: of.recordId, isOpen: (id) => of.asksKnown !== false && isOpenTo({ access, masked }, id) });
  const take = (): JsonObject | undefined => {
    if (!input) return {};
    const sent = submission(input);
    if (sent.problems.length === 0) return { ...sent.data };
    setAlarms((count) => count + 1);
    return undefined;
  };
  const useOther = (): void => {
    const other = draft.takeOther({ ...rest, ...ownAnswers(of, data) });
    if (other) change({ ...pick(of.before, fieldsOf(of)), ...pick(other, fieldsOf(of)) });
  };
  const dropOther = (): void => {
    draft.takeOther(undefined);
    change(data);
  };
  return { input, change, alarms, take, useOther, dropOther, known };
}
