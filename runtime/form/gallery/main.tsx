/// <reference types="vite/client" />
/**
 * A page for the eye: every widget from its demo, and every form of the packs in `templates/`. `npm run dev:gallery`.
 * What is shown stands in the address: form=<pack>/<form>, mode, layout, theme, size, empty, problems, masked, marked.
 */
import { StrictMode, useState } from 'react';
import { createInstance } from 'i18next';
import { createRoot } from 'react-dom/client';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { compileForm, type CodeList, type CompiledPack, type FormDef, type JsonObject, type Program } from '@liandong/core/run';
import { FORM_TEXT, FormView, submission, WIDGETS, type FileStore } from '../src/index';
import '../src/theme/theme.css';
import './gallery.css';

interface Demo { readonly property: JsonObject; readonly ui: JsonObject; readonly value: JsonObject[string] }
const demos = import.meta.glob<Demo>('../src/widgets/*/demo.json', { eager: true, import: 'default' });
const forms = import.meta.glob<FormDef>('../../../templates/*/forms/*.json', { eager: true, import: 'default' });
const codes = import.meta.glob<CodeList>('../../../templates/*/codes/*.json', { eager: true, import: 'default' });
const asked = new URLSearchParams(location.search);
const root = document.documentElement;
for (const [name, key] of [['theme', 'theme'], ['size', 'textSize'], ['density', 'density']] as const) {
  const value = asked.get(name);
  if (value !== null) root.dataset[key] = value;
}

const demoOf = (id: string): Demo | undefined => demos[`../src/widgets/${id}/demo.json`];
const palette: FormDef = {
  id: 'widgets', title: 'widgets', record: 'r', rules: [],
  schema: { type: 'object', properties: Object.fromEntries(WIDGETS.map((meta) => [meta.id, demoOf(meta.id)?.property ?? {}])), required: ['text', 'select', 'signature'] },
  uiSchema: Object.fromEntries(WIDGETS.map((meta) => [meta.id, { 'ui:widget': meta.id, ...demoOf(meta.id)?.ui }])),
  sections: Object.entries(FORM_TEXT.group).map(([id, title]) => ({ id, title, fields: WIDGETS.filter((meta) => meta.group === id).map((meta) => meta.id) })),
};
const [packId = '', formId = 'widgets'] = (asked.get('form') ?? '/widgets').split('/');
const ofPack = <T extends { readonly id: string }>(files: Record<string, T>): T[] => Object.entries(files).filter(([path]) => path.includes(`/templates/${packId}/`)).map(([, file]) => file);
const pack: CompiledPack = {
  format: 1, sha: '0'.repeat(64), manifest: { format: 1, id: 'gallery', version: '1.0.0', title: 'gallery', roles: [] }, params: {}, services: {}, records: {}, processes: {}, decisions: {}, indicators: {}, reports: {}, notices: {},
  codes: Object.fromEntries(ofPack(codes).map((list) => [list.id, list])),
  forms: Object.fromEntries([palette, ...ofPack(forms)].map((def) => [def.id, compileForm(def).form])),
};
const program: Program = { pack, checks: {} };
const stored = new Map<string, string>();
const files: FileStore = {
  upload: async (blob, name) => {
    const fileId = crypto.randomUUID();
    stored.set(fileId, URL.createObjectURL(blob));
    return { fileId, name, type: blob.type, size: blob.size };
  },
  url: (id) => stored.get(id) ?? 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"%3E%3Crect width="4" height="3" fill="%23b9c7b2"/%3E%3C/svg%3E',
};
const list = (name: string): string[] => asked.get(name)?.split(',') ?? [];
const start: JsonObject = formId !== 'widgets' || asked.has('empty') ? {} : Object.fromEntries(WIDGETS.map((meta) => [meta.id, demoOf(meta.id)?.value ?? null]));

function Gallery() {
  const [data, setData] = useState(start);
  const [tries, setTries] = useState(asked.has('problems') ? 1 : 0);
  const [sent, setSent] = useState('');
  const hand = (): void => {
    setTries(tries + 1);
    setSent(JSON.stringify(submission({ program, formId, data, now: new Date().toISOString(), masked: list('masked') })));
  };
  return (
    <>
      <h1>{pack.forms[formId]?.title}</h1>
      <FormView
        program={program} formId={formId} data={data} onChange={setData} files={files} masked={list('masked')} marked={list('marked')} showProblems={tries > 0 && tries}
        mode={asked.get('mode') === 'read' ? 'read' : 'edit'} layout={asked.get('layout') === 'steps' ? 'steps' : 'page'}
        actions={<button type="button" className="btn btn-main" onClick={hand}>submission</button>}
      />
      {sent !== '' && <pre id="sent" className="notice">{sent}</pre>}
    </>
  );
}

const i18n = createInstance();
await i18n.use(initReactI18next).init({ lng: 'zh-CN', resources: { 'zh-CN': { form: FORM_TEXT } }, interpolation: { escapeValue: false } });
createRoot(document.getElementById('app')!).render(<StrictMode><I18nextProvider i18n={i18n}><Gallery /></I18nextProvider></StrictMode>);
