import { useCallback, useId, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { evaluate, type FieldAccess, type Json, type JsonObject, type Problem, type Program } from '@liandong/core/run';
import { formCtxOf } from '../model/access';
import { formModel } from '../model/form-model';
import type { FileStore, FormHost, FormInput, FormLookup, FormModel } from '../model/types';
import { ProblemList } from './ProblemList';
import { ReadView } from './ReadView';
import { Section, type SectionProps } from './Section';
import { Steps } from './Steps';
import { usePlace, type Place } from './use-place';
import { useTelling } from './use-telling';

export interface FormViewProps {
  readonly program: Program;
  readonly formId: string;
  /** the answers; owned by the caller. Hidden answers stay in it */
  readonly data: JsonObject;
  /** the answers after a change, with what core calculates from them; an emptied answer is null. Use `submission` for what to send */
  readonly onChange?: ((data: JsonObject) => void) | undefined;
  readonly access?: FieldAccess | undefined;
  readonly params?: JsonObject | undefined;
  readonly now?: string | undefined;
  readonly mode?: 'edit' | 'read' | undefined;
  readonly layout?: 'page' | 'steps' | undefined;
  /** found by others, e.g. the server; each goes when its field is answered anew */
  readonly problems?: readonly Problem[] | undefined;
  /** tell everything that is wrong and go to the first; a number that grows goes there again */
  readonly showProblems?: boolean | number | undefined;
  readonly files?: FileStore | undefined;
  /** where pickers of records, units and people look */
  readonly lookup?: FormLookup | undefined;
  /** fields whose values are shown masked: never editable, never submitted */
  readonly masked?: readonly string[] | undefined;
  /** fields that a return asks to mend */
  readonly marked?: readonly string[] | undefined;
  /** what stands at the end (page) or on the last step: the caller's submit buttons */
  readonly actions?: ReactNode;
}

const NO_PROBLEMS: readonly Problem[] = [];
const now = (): string => new Date().toISOString();

/** The answers now, also between two changes of one render, and a change function that stays the same. */
function useAnswers(props: FormViewProps, input: FormInput, answered: (field: string) => void) {
  const latest = useRef({ data: props.data, input, answered, onChange: props.onChange });
  useLayoutEffect(() => {
    latest.current = { data: props.data, input, answered, onChange: props.onChange };
  });
  return useCallback((field: string, value: Json | undefined): void => {
    const { data, input: at, answered: tell, onChange } = latest.current;
    const form = at.program.pack.forms[at.formId];
    if (!form) return;
    const own = Object.fromEntries(Object.entries({ ...data, [field]: value ?? null }).filter(([id]) => Object.hasOwn(form.fields, id)));
    const next = { ...data, ...evaluate(form, own, formCtxOf(at)).data };
    latest.current = { ...latest.current, data: next };
    tell(field);
    onChange?.(next);
  }, []);
}

/** One object for the whole form, so that fields render again only for their own sake. */
function useHost(props: FormViewProps, at: string, left: (field: string) => void): FormHost {
  const { program: { pack }, formId, files, lookup } = props;
  const fields = pack.forms[formId]?.fields;
  return useMemo(() => ({ pack, fields: fields ?? {}, files, lookup, now: at, onBlur: left }), [pack, fields, files, lookup, at, left]);
}

/** A form of a pack as a view of core's form state: core says what is seen, asked for and wrong; this draws it. */
export function FormView(props: FormViewProps) {
  const { program, formId, mode = 'edit', problems = NO_PROBLEMS, showProblems = false } = props;
  const { t } = useTranslation('form');
  const root = useRef<HTMLDivElement>(null);
  const [opened] = useState(now);
  const input: FormInput = { program, formId, data: props.data, now: props.now ?? opened, params: props.params, access: props.access, masked: props.masked, marked: props.marked };
  const { telling, left, passed, answered } = useTelling(showProblems !== false, problems);
  const onField = useAnswers(props, input, answered);
  const host = useHost(props, input.now, left);
  const model = formModel(input, telling);
  const place = usePlace(root, model, showProblems, problems);

  if (!model) return <div className="notice notice-problem" role="alert">{t('form.unknown')}</div>;
  if (model.sections.length === 0) return <div className="empty">{t('form.empty')}</div>;
  if (mode === 'read') return <div className="form form-read"><ReadView model={model} host={host} /></div>;
  return (
    <div ref={root} className="form">
      {(showProblems !== false || problems.length > 0) && <ProblemList model={model} onGo={place.goTo} />}
      <Body {...props} model={model} host={host} place={place} passed={passed} visited={telling.sections} onField={onField} />
    </div>
  );
}

interface BodyProps extends FormViewProps {
  readonly model: FormModel;
  readonly host: FormHost;
  readonly place: Place;
  readonly passed: (section: string) => void;
  readonly visited: ReadonlySet<string>;
  readonly onField: SectionProps['onField'];
}

function Body({ model, host, place, passed, visited, onField, layout, actions }: BodyProps) {
  const idPrefix = useId();
  const isStepped = layout === 'steps' && model.sections.length > 1;
  const at = Math.max(0, model.sections.findIndex((section) => section.id === place.step));
  // all steps stay mounted, so that an upload goes on when one turns the page
  const sections = model.sections.map((section, index) => (
    <div key={section.id} hidden={isStepped && index !== at}>
      <Section idPrefix={`${idPrefix}${section.id}`} section={section} host={host} untitled={isStepped} onField={onField} />
    </div>
  ));
  if (!isStepped) return <>{sections}{actions !== undefined && <div className="form-actions">{actions}</div>}</>;
  const goStep = (to: number): void => {
    const [leaving, next] = [model.sections[at], model.sections[to]];
    if (leaving && to > at) passed(leaving.id);
    if (next) place.goStep(next.id);
  };
  return <Steps model={model} at={at} visited={visited} onGo={goStep} actions={actions}>{sections}</Steps>;
}
