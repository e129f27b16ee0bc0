import { type CompiledPack, evaluate, type FormDef, type JsonObject } from '@liandong/core/run';
import type { FileStore } from '@liandong/form';
import { useMemo, useState } from 'react';
import type { Draft } from '../../../editing';
import { codesOf, paramsOf, programWith } from '../canvas/preview-program';
import { sampleAnswers } from '../model/sample-answers';
import { t } from '../text';
import { testAnswers } from './test-answers';
import { SAMPLE_FILE, SAMPLE_ID, tryStore } from './try-host';

export interface Sampled {
  /** the last good pack with these forms as they are now */
  readonly pack: CompiledPack;
  /** invented answers, under those that somebody has tried the forms with */
  readonly data: JsonObject;
  readonly files: FileStore;
  /** what invented ids are called */
  readonly names: Readonly<Record<string, string>>;
}

/** Answers to several forms of one record, for looking at what is made of them. */
export function useSampleAnswers(draft: Draft, forms: readonly FormDef[]): Sampled {
  const [files] = useState(tryStore);
  const [now] = useState(() => new Date());
  return useMemo(() => {
    const codes = codesOf(draft);
    const [first] = forms;
    const pack = forms.reduce<CompiledPack | undefined>((made, form) => programWith(made, form, codes).pack, draft.pack) ?? programWith(undefined, first ?? NO_FORM, codes).pack;
    const data = forms.reduce<JsonObject>((known, form) => {
      const compiled = pack.forms[form.id];
      if (!compiled) return known;
      const invented = sampleAnswers({ form, compiled, codes, today: now.toLocaleDateString('sv-SE'), now: now.toISOString(), textFor: (title) => t('preview.sampleText', { title }), file: SAMPLE_FILE, found: SAMPLE_ID });
      return { ...known, ...evaluate(compiled, { ...invented, ...testAnswers(draft.packId, form.id) }, { now: now.toISOString(), params: paramsOf(draft) }).data };
    }, {});
    return { pack, data, files, names: { [SAMPLE_ID]: t('preview.sampleItem', { n: 1 }) } };
  }, [draft, forms, files, now]);
}
const NO_FORM: FormDef = { id: 'none', title: '', record: '', schema: { type: 'object', properties: {} }, uiSchema: {}, rules: [] };
