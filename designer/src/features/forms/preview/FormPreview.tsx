import { defaultsOf, evaluate, type JsonObject, type PackManifest } from '@liandong/core/run';
import { FormView } from '@liandong/form';
import { Button, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useDraft } from '../../../editing';
import { codesOf, paramsOf, programWith } from '../canvas/preview-program';
import { sampleAnswers } from '../model/sample-answers';
import type { Selection } from '../selection';
import { t } from '../text';
import type { EditedForm } from '../use-form';
import { OwnFindings } from './OwnFindings';
import { useTestAnswers } from './test-answers';
import { SAMPLE_FILE, SAMPLE_ID, tryLookup, tryStore } from './try-host';
import { useChecks } from './use-checks';
import { seenBy, stepsOf, WHOLE } from './views';

const NOBODY: PackManifest['roles'] = [];
const WIDTHS = ['phone', 'desk'] as const;

/** The form as it will be filled in, by whom and where one likes, with the checks of the draft. What is filled in stays in this browser. */
export function FormPreview({ edited, onGo }: { readonly edited: EditedForm; readonly onGo: (selection: Selection) => void }) {
  const draft = useDraft();
  const { form } = edited;
  const { checks, isBehind } = useChecks(draft.packId);
  const [typed, setAnswers] = useTestAnswers(draft.packId, form.id);
  const answers = useMemo(() => ({ ...defaultsOf(form), ...typed }), [form, typed]);
  const [width, setWidth] = useState<(typeof WIDTHS)[number]>('phone');
  const [stepKey, setStep] = useState(WHOLE.key);
  const [roleId, setRole] = useState<string>();
  const [round, setRound] = useState(0);
  const [asked, ask] = useState(0);
  const [files] = useState(tryStore);
  const codes = useMemo(() => codesOf(draft), [draft]);
  const program = useMemo(() => programWith(draft.pack, form, codes, checks), [draft.pack, form, codes, checks]);
  const params = useMemo(() => paramsOf(draft), [draft]);
  const compiled = program.pack.forms[form.id];
  const steps = useMemo(() => stepsOf(draft.pack, form.id), [draft.pack, form.id]);
  const step = steps.find((one) => one.key === stepKey) ?? WHOLE;
  const roles = draft.json<PackManifest>('pack.json')?.roles ?? NOBODY;
  const seen = useMemo(() => (compiled ? seenBy(roles.find((one) => one.id === roleId), step, compiled, answers) : { data: answers, masked: [] }), [compiled, roles, roleId, step, answers]);
  const fill = (next: JsonObject): void => {
    setAnswers(next);
    ask(0);
    setRound(round + 1);
  };
  const sample = (): void => {
    if (!compiled) return;
    const now = new Date().toISOString();
    const invented = sampleAnswers({ form, compiled, codes, today: new Date().toLocaleDateString('sv-SE'), now, textFor: (title) => t('preview.sampleText', { title }), file: SAMPLE_FILE, found: SAMPLE_ID });
    fill(evaluate(compiled, invented, { now, params }).data);
  };
  // what was shown masked is no answer of who looks
  const change = (next: JsonObject): void => setAnswers({ ...answers, ...Object.fromEntries(Object.entries(next).filter(([id]) => !seen.masked.includes(id))) });
  return (
    <div className="ld-preview" data-native-undo>
      <div className="ld-preview-bar">
        <Segmented aria-label={t('preview.width')} value={width} options={WIDTHS.map((one) => ({ value: one, label: t(`preview.widths.${one}`) }))} onChange={setWidth} />
        <Select aria-label={t('preview.where')} popupMatchSelectWidth={false} value={step.key} options={steps.map((one) => ({ value: one.key, label: one.title }))} onChange={setStep} />
        <Select aria-label={t('preview.who')} popupMatchSelectWidth={false} allowClear placeholder={t('preview.anybody')} value={roleId} disabled={!step.isLater} options={roles.map((role) => ({ value: role.id, label: role.title }))} onChange={(next?: string) => setRole(next)} />
        <span className="ld-grow" />
        <Button onClick={sample}>{t('preview.sample')}</Button>
        <Button onClick={() => ask(asked + 1)}>{t('preview.check')}</Button>
        <Button onClick={() => fill({})}>{t('preview.reset')}</Button>
      </div>
      <div className="ld-preview-body">
        <div className={`ld-frame is-${width}`} role="region" aria-label={t(`preview.${width}Region`)}>
          <h2>{form.title}</h2>
          <FormView
            key={`${form.id}:${round}:${width}:${step.key}:${roleId ?? ''}`} program={program} formId={form.id} data={seen.data} masked={seen.masked} access={step.access} onChange={change} params={params}
            layout={form.layout ?? (width === 'phone' ? 'steps' : 'page')} files={files} lookup={tryLookup} showProblems={asked === 0 ? false : asked}
          />
        </div>
        <aside className="ld-preview-side">
          <p className="ld-hint" role="status">{isBehind ? t('preview.behind') : t('preview.live')}</p>
          <p className="ld-hint">{t(step.isLater ? 'preview.roleHint' : 'preview.startHint')}</p>
          <OwnFindings edited={edited} onGo={onGo} />
        </aside>
      </div>
    </div>
  );
}
