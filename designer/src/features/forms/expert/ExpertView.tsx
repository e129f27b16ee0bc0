import type { FormDef, Json } from '@liandong/core/run';
import { Tabs } from 'antd';
import { useState } from 'react';
import { useDraft } from '../../../editing';
import { t } from '../text';
import type { EditedForm } from '../use-form';
import { brokenLine, lineOf, type Mark } from './lines';
import { LinedText } from './LinedText';

const PARTS = ['schema', 'uiSchema', 'rules', 'file'] as const;
type Part = (typeof PARTS)[number];

const isFitting = (part: Part, value: unknown): boolean => (part === 'rules' ? Array.isArray(value) : typeof value === 'object' && value !== null && !Array.isArray(value));
const parsed = (text: string): Json | undefined => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
};

/** The form as it is stored, in parts or whole, for experts: what is written counts at once, what is no JSON waits until it is. */
export function ExpertView({ edited }: { readonly edited: EditedForm }) {
  return <div className="ld-pad"><p className="ld-hint">{t('expert.hint')}</p><Tabs size="small" destroyOnHidden items={PARTS.map((part) => ({ key: part, label: t(`expert.part.${part}`), children: <PartText edited={edited} part={part} /> }))} /></div>;
}

function PartText({ edited, part }: { readonly edited: EditedForm; readonly part: Part }) {
  const draft = useDraft();
  const [typed, setTyped] = useState<string>();
  const { form, path, readonly } = edited;
  const own = part === 'file' ? (draft.files[path] ?? '') : JSON.stringify(form[part], null, 2);
  const meant = typed === undefined ? undefined : parsed(typed);
  const isWaiting = typed !== undefined && (meant === undefined || !isFitting(part, meant));
  // what one writes stays as one wrote it, until the form says something else
  const text = typed !== undefined && (isWaiting || JSON.stringify(meant) === JSON.stringify(parsed(own))) ? typed : own;
  const broken = isWaiting ? brokenLine(text) : undefined;
  const found = draft.findings.filter((finding) => finding.item === path && (part === 'file' || finding.path === '' || finding.path.startsWith(`/${part}`)));
  const marks = found.map((finding): Mark => ({ line: lineOf(text, part === 'file' ? finding.path : finding.path.slice(part.length + 1)), severity: finding.severity, text: finding.detail }));
  const change = (next: string): void => {
    const value = parsed(next);
    setTyped(next);
    if (value === undefined || !isFitting(part, value)) return;
    if (part === 'file') draft.setFile(path, next, t('forms.did.json'), { merge: `${path}:file` });
    else edited.edit(t('forms.did.json'), (one) => ({ ...one, [part]: value }) as FormDef, { merge: `${path}:${part}` });
  };
  return <LinedText label={t('expert.text', { part: t(`expert.part.${part}`), title: form.title })} text={text} marks={marks} error={broken !== undefined ? t('expert.broken', { line: broken }) : isWaiting ? t('expert.wrongShape') : undefined} isReadonly={readonly} onChange={change} />;
}
