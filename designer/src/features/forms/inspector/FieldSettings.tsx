import { COMMON_SETTINGS, metaOf, type Setting } from '@liandong/form';
import { type ReactNode, useMemo } from 'react';
import { useDraft } from '../../../editing';
import { codesOf, questionsOf } from '../canvas/preview-program';
import { titleAt, widgetAt } from '../model/paths';
import { lockedOf, questionOf } from '../model/questions';
import { setSetting, settingOf } from '../model/setting-value';
import { t } from '../text';
import type { EditedForm } from '../use-form';
import { settingTitle } from '../words';
import { packLists } from './pack-lists';
import { SettingInput } from './SettingInput';

/** Everything that the widget of a field, column or question lets one set; what its question keeps is shown and locked. `children` come after the name. */
export function FieldSettings({ edited, field, children }: { readonly edited: EditedForm; readonly field: string; readonly children?: ReactNode }) {
  const draft = useDraft();
  const codes = useMemo(() => codesOf(draft), [draft]);
  const lists = useMemo(() => packLists(draft), [draft]);
  const question = questionOf(edited.form, field, questionsOf(draft));
  const locked = question ? lockedOf(question) : [];
  const [label, ...common] = COMMON_SETTINGS;
  const input = (setting: Setting) => (
    <SettingInput
      key={setting.id} setting={setting} codes={codes} lists={lists} isReadonly={edited.readonly} value={settingOf(edited.form, field, setting)}
      lock={question && setting.at === 'schema' && locked.includes(setting.key.split('.')[0] ?? '') ? t('library.locked', { title: question.title }) : undefined}
      onChange={(value) => edited.edit(t('forms.did.set', { title: titleAt(edited.form, field), what: settingTitle(setting.id) }), (form) => setSetting(form, field, setting, value), { merge: `${field}:${setting.id}` })}
    />
  );
  return (
    <>
      {label && input(label)}
      {children}
      {[...common, ...(metaOf(widgetAt(edited.form, field))?.settings ?? [])].map(input)}
    </>
  );
}
