/// <reference types="vite/client" />
/**
 * A page for the eye and for the browser test: every widget from its demo, every form of the packs in `templates/` and `tests/packs/`, and the long form of the benchmark. `npm run dev:gallery`.
 * What is shown stands in the address: form=<pack>/<form> (`/review`: the long one), only=<widget>, state=long|invalid|masked|readonly, old=text|list|object|number|boolean,
 * mode, layout, theme, size, empty, problems, masked, marked, known, language. The answers stand on the root element as `data-answers`.
 */
import { StrictMode, useEffect, useState } from 'react';
import { createInstance } from 'i18next';
import { createRoot } from 'react-dom/client';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { compileForm, type CodeList, type CompiledPack, type FormDef, problem, type JsonObject, type Problem, type Program } from '@liandong/core/run';
import { FORM_TEXT, FormView, submission, type FormViewProps } from '../src/index';
import { packForm } from '../bench/reference-form';
import '../src/theme/theme.css';
import './gallery.css';
import { codes as ownCodes, files, lookup } from './host';
import { paletteOf } from './palette';
import words from './words.json' with { type: 'json' };

const forms = import.meta.glob<FormDef>(['../../../templates/*/forms/*.json', '../../../tests/packs/*/forms/*.json'], { eager: true, import: 'default' });
const codes = import.meta.glob<CodeList>(['../../../templates/*/codes/*.json', '../../../tests/packs/*/codes/*.json'], { eager: true, import: 'default' });
const asked = new URLSearchParams(location.search);
const root = document.documentElement;
for (const [name, key] of [['theme', 'theme'], ['size', 'textSize'], ['density', 'density']] as const) {
  const value = asked.get(name);
  if (value !== null) root.dataset[key] = value;
}

const state = asked.get('state');
const palette = paletteOf(asked.get('only'), state, asked.get('old'));
const long = packForm();
const [packId = '', formId = 'widgets'] = (asked.get('form') ?? '/widgets').split('/');
const ofPack = <T extends { readonly id: string }>(found: Record<string, T>): T[] => Object.entries(found).filter(([path]) => path.includes(`/${packId}/`)).map(([, file]) => file);
const pack: CompiledPack = {
  format: 1, sha: '0'.repeat(64), manifest: { format: 1, id: 'gallery', version: '1.0.0', title: 'gallery', roles: [] }, params: {}, services: {}, records: {}, processes: {}, decisions: {}, indicators: {}, reports: {}, notices: {},
  codes: { ...ownCodes, ...Object.fromEntries(ofPack(codes).map((list) => [list.id, list])) },
  forms: Object.fromEntries([palette.form, long.def, ...ofPack(forms)].map((def) => [def.id, compileForm(def).form])),
};
const program: Program = { pack, checks: {} };
const fields = Object.keys(pack.forms[formId]?.fields ?? {});
const list = (name: string): string[] => (state === name ? fields : asked.get(name)?.split(',') ?? []);
const answers: Readonly<Record<string, JsonObject>> = { widgets: palette.data, [long.def.id]: long.data };
const given = answers[formId];
const start: JsonObject = !given || asked.has('empty') ? {} : state === 'masked' ? Object.fromEntries(fields.map((id) => [id, words.masked])) : given;
const problems: readonly Problem[] = state !== 'invalid' ? [] : fields.map((field) => problem('form.check', `/${field}`, { message: words.error }));

function Gallery() {
  const [data, setData] = useState(start);
  const [tries, setTries] = useState(asked.has('problems') ? 1 : 0);
  const [sent, setSent] = useState('');
  useEffect(() => {
    root.dataset.answers = JSON.stringify(data);
  }, [data]);
  const hand = (): void => {
    setTries(tries + 1);
    setSent(JSON.stringify(submission({ program, formId, data, now: new Date().toISOString(), masked: list('masked') })));
  };
  return (
    <>
      <h1>{pack.forms[formId]?.title}</h1>
      <FormView
        program={program} formId={formId} data={data} onChange={setData} files={files} lookup={lookup} masked={list('masked')} marked={list('marked')} showProblems={tries > 0 && tries} problems={problems}
        access={state === 'readonly' ? { '*': 'read' } : {}} mode={asked.get('mode') === 'read' ? 'read' : 'edit'} layout={(asked.get('layout') ?? undefined) as FormViewProps['layout']} language={asked.get('language') ?? undefined}
        known={Object.fromEntries(list('known').map((id) => [id, words.known]))}
        actions={<button type="button" className="btn btn-main" onClick={hand}>submission</button>}
      />
      {sent !== '' && <pre id="sent" className="notice">{sent}</pre>}
    </>
  );
}

const i18n = createInstance();
await i18n.use(initReactI18next).init({ lng: 'zh-CN', resources: { 'zh-CN': { form: FORM_TEXT } }, interpolation: { escapeValue: false } });
createRoot(document.getElementById('app')!).render(<StrictMode><I18nextProvider i18n={i18n}><Gallery /></I18nextProvider></StrictMode>);
