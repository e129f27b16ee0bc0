/// <reference types="vite/client" />
/** The long form as a worker meets it, with live rules and validation; `checks.js` beside the page is the release's compiled checks. `layout` in the address. */
import { useEffect, useState } from 'react';
import { createInstance } from 'i18next';
import { createRoot } from 'react-dom/client';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { compileForm, type CompiledPack, type Program } from '@liandong/core/run';
import { FORM_TEXT, FormView, loadChecks, type FormViewProps } from '../src/index';
import '../src/theme/theme.css';
import { packForm } from './reference-form';

const { def, data: start } = packForm();
const checks = await loadChecks(new URL('./checks.js', location.href).href);
const pack: CompiledPack = {
  format: 1, sha: '0'.repeat(64), manifest: { format: 1, id: 'bench', version: '1.0.0', title: 'bench', roles: [] }, params: {}, services: {}, records: {}, processes: {}, decisions: {}, indicators: {}, reports: {}, notices: {},
  codes: {}, forms: { [def.id]: compileForm(def).form },
};
const program: Program = { pack, checks };
const layout = new URLSearchParams(location.search).get('layout') as FormViewProps['layout'] | null;

function Page() {
  const [data, setData] = useState(start);
  useEffect(() => {
    requestAnimationFrame(() => performance.measure('drawn', 'begun'));
  }, []);
  return <FormView program={program} formId={def.id} data={data} onChange={setData} showProblems layout={layout ?? 'page'} />;
}

const i18n = createInstance();
await i18n.use(initReactI18next).init({ lng: 'zh-CN', resources: { 'zh-CN': { form: FORM_TEXT } }, interpolation: { escapeValue: false } });
performance.mark('begun');
createRoot(document.getElementById('app')!).render(<I18nextProvider i18n={i18n}><Page /></I18nextProvider>);
