import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldAccess, JsonObject, Problem, Program } from '@liandong/core/run';
import { modelMaker } from '../model/form-model';
import { inLanguage } from '../model/language';
import type { FileStore, FormHost, FormInput, FormLookup, Known } from '../model/types';
import { DrawingContext } from '../parts/drawing';
import { DRAWING, HostContext } from '../theme/index';
import { ProblemList } from './ProblemList';
import { ReadView } from './ReadView';
import { Sections, type Beside, type Layout } from './Sections';
import { useAnswers } from './use-answers';
import { usePlace } from './use-place';
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
  /** the app's wish; without it the form's own */
  readonly layout?: Layout | undefined;
  /** language tag: the form's texts in it, where it has them */
  readonly language?: string | undefined;
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
  /** field → where its answer was taken from; said under it until somebody answers it anew */
  readonly known?: Readonly<Record<string, Known>> | undefined;
  /** what stands at the end (page, tabs) or on the last step: the caller's submit buttons */
  readonly actions?: ReactNode;
  /** what is told beside some of the questions: it stands at the end of the section that asks the last of them */
  readonly beside?: Beside | undefined;
}

const NO_PROBLEMS: readonly Problem[] = [];
const now = (): string => new Date().toISOString();

/** One object for the whole form, so that fields render again only for their own sake. */
function useHost(props: FormViewProps, program: Program, at: string, left: (field: string) => void): FormHost {
  const { formId, files, lookup } = props;
  const { pack } = program;
  const fields = pack.forms[formId]?.fields;
  return useMemo(() => ({ pack, fields: fields ?? {}, files, lookup, now: at, onBlur: left }), [pack, fields, files, lookup, at, left]);
}

const withoutAny = (known: FormViewProps['known'], ids: ReadonlySet<string>): FormViewProps['known'] => known && Object.fromEntries(Object.entries(known).filter(([id]) => !ids.has(id)));

/** The form with its answers as they are now, and what a change does. */
function useForm(props: FormViewProps) {
  const { program: given, formId, data, params, access, masked, marked, language, problems = NO_PROBLEMS, showProblems = false } = props;
  const [opened] = useState(now);
  const [maker] = useState(modelMaker);
  const program = useMemo(() => inLanguage(given, formId, language), [given, formId, language]);
  const { telling, answered, left, passed, changed } = useTelling(showProblems !== false, problems);
  const known = useMemo(() => withoutAny(props.known, answered), [props.known, answered]);
  const input: FormInput = { program, formId, data, now: props.now ?? opened, params, access, masked, marked, known };
  const model = maker.model(input, telling);
  const onField = useAnswers({ input, verdict: maker.verdict, changed, onChange: props.onChange });
  return { model, onField, passed, visited: telling.sections, layout: props.layout ?? program.pack.forms[formId]?.layout ?? 'page', host: useHost(props, program, input.now, left) };
}

/** A form of a pack as a view of core's form state: core says what is seen, asked for and wrong; this draws it. */
export function FormView(props: FormViewProps) {
  const { mode = 'edit', problems = NO_PROBLEMS, showProblems = false, actions, beside } = props;
  const { t } = useTranslation('form');
  const root = useRef<HTMLDivElement>(null);
  const { model, host, ...form } = useForm(props);
  const place = usePlace(root, model, showProblems, problems);

  if (!model) return <div className="notice notice-problem" role="alert">{t('form.unknown')}</div>;
  if (model.sections.length === 0) return <div className="empty">{t('form.empty')}</div>;
  return (
    <HostContext value={host}>
      <DrawingContext value={DRAWING}>
        {mode === 'read' ? <div className="form form-read"><ReadView model={model} host={host} /></div> : (
          <div ref={root} className="form">
            {(showProblems !== false || problems.length > 0) && <ProblemList model={model} onGo={place.goTo} />}
            <Sections {...form} root={root} model={model} place={place} actions={actions} beside={beside} />
          </div>
        )}
      </DrawingContext>
    </HostContext>
  );
}
