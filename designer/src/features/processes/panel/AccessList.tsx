import { Radio } from 'antd';
import type { FieldMode } from '@liandong/core/run';
import { type AccessList as List, commonMode, modeOf, setMode, setRest } from '../model/access';
import type { FormInfo } from '../../../fields';
import { t } from '../text';
import { Field } from '../../../ui';

const MODES: readonly FieldMode[] = ['edit', 'read', 'hide'];

function Row({ label, name, mode, disabled, strong, onChange }: { readonly label: string; readonly name: string; readonly mode: FieldMode | undefined; readonly disabled: boolean; readonly strong?: boolean; readonly onChange: (mode: FieldMode) => void }) {
  return (
    <div className={strong ? 'pe-access is-strong' : 'pe-access'} data-access={name}>
      <span title={label}>{label}</span>
      <Radio.Group size="small" optionType="button" aria-label={label} disabled={disabled} value={mode ?? null} options={MODES.map((value) => ({ value, label: t(`mode.${value}`) }))} onChange={(event) => onChange(event.target.value as FieldMode)} />
    </div>
  );
}

/** Which fields of the form may be filled, read or are hidden: all, a section, a field. */
export function AccessFields({ form, access, disabled, onChange }: { readonly form: FormInfo; readonly access: List; readonly disabled: boolean; readonly onChange: (access: List) => void }) {
  const titles = new Map(form.fields.map((field) => [field.id, field.title]));
  const inSections = new Set(form.sections.flatMap((section) => section.fields));
  const loose = form.fields.filter((field) => !inSections.has(field.id));
  const field = (id: string) => <Row key={id} name={id} label={titles.get(id) ?? id} mode={modeOf(access, id)} disabled={disabled} onChange={(mode) => onChange(setMode(access, [id], mode))} />;
  return (
    <Field label={t('what.access')}>
      <Row name="*" strong label={t('what.rest')} mode={modeOf(access, '*')} disabled={disabled} onChange={(mode) => onChange(setRest(access, mode))} />
      {form.sections.map((section) => (
        <div key={section.id}>
          <Row name={section.id} strong label={t('what.section', { title: section.title })} mode={commonMode(access, section.fields)} disabled={disabled} onChange={(mode) => onChange(setMode(access, section.fields, mode))} />
          {section.fields.map(field)}
        </div>
      ))}
      {loose.map((entry) => field(entry.id))}
    </Field>
  );
}
