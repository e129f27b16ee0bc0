/** Our rjsf theme: one field for all widgets, templates with our markup. rjsf draws one field at a time; which, and with what, core's state says. */
import getDefaultRegistry from '@rjsf/core/lib/getDefaultRegistry.js';
import { createSchemaUtils, type FieldProps, type FieldTemplateProps, type GenericObjectType, type Registry, type ValidatorType } from '@rjsf/utils';
import { memo, useCallback, useMemo } from 'react';
import type { FieldModel, Value } from '../model/types';
import { FIELD, MODEL, modelIn } from './context';
import { Control } from './Control';
import { FieldFrame } from './FieldFrame';

function WidgetField({ uiSchema, formData, fieldPathId: { $id, path }, onChange }: FieldProps) {
  const field = modelIn(uiSchema);
  return field ? <Control id={$id} field={field} value={formData as Value} onChange={(next) => onChange(next, path)} /> : null;
}

function FieldTemplate({ id, uiSchema, children }: FieldTemplateProps) {
  const field = modelIn(uiSchema);
  return field ? <FieldFrame id={id} field={field}>{children}</FieldFrame> : children;
}

/** Core validates; rjsf is not asked. */
const NO_VALIDATOR: ValidatorType<GenericObjectType> = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: () => true,
  rawValidation: () => ({ errors: [] }),
};

const base = getDefaultRegistry<GenericObjectType>();
/** Same for all forms. Compared by identity: models that say the same are the same object already. */
const registry = {
  ...base, fields: { ...base.fields, [FIELD]: WidgetField }, templates: { ...base.templates, FieldTemplate }, schemaUtils: createSchemaUtils(NO_VALIDATOR, {}),
  globalFormOptions: { ...base.globalFormOptions, experimental_componentUpdateStrategy: 'shallow' },
} as unknown as Registry<GenericObjectType>;
const { SchemaField } = registry.fields;

export interface FieldRowProps {
  readonly id: string;
  readonly field: FieldModel;
  readonly value: Value;
  /** must be the same function for the life of the form */
  readonly onField: (field: string, value: Value) => void;
}

/** One field in its frame, drawn anew only for its own sake. */
export const FieldRow = memo(function FieldRow({ id, field, value, onField }: FieldRowProps) {
  const schema = useMemo(() => ({ title: field.title }), [field.title]);
  const uiSchema = useMemo(() => ({ 'ui:field': FIELD, [MODEL]: field }), [field]);
  const fieldPathId = useMemo(() => ({ $id: id, path: [field.id] }), [id, field.id]);
  const change = useCallback((next: unknown) => onField(field.id, next as Value), [onField, field.id]);
  if (!SchemaField) return null;
  return <SchemaField name={field.id} schema={schema} uiSchema={uiSchema} fieldPathId={fieldPathId} formData={value as GenericObjectType} registry={registry} onChange={change} onBlur={nothing} onFocus={nothing} />;
});
const nothing = (): void => undefined;
