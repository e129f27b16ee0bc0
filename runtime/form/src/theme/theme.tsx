/** Our rjsf theme: one field for all widgets, templates with our markup. */
import type { ThemeProps } from '@rjsf/core';
import withTheme from '@rjsf/core/lib/withTheme.js';
import type { FieldProps, FieldTemplateProps, GenericObjectType, ObjectFieldTemplateProps } from '@rjsf/utils';
import type { Value } from '../model/types';
import { widgetEntry } from '../widgets/registry';
import { FIELD, hostIn, modelIn } from './context';
import { describedBy, FieldFrame } from './FieldFrame';
import { ReadValue } from './ReadValue';

/** The control of one field: its widget, or its value where it may not be changed. */
function WidgetField(props: FieldProps) {
  const field = modelIn(props.uiSchema);
  if (!field) return null;
  const host = hostIn(props.registry);
  const value = props.formData as Value;
  if (field.readonly || field.masked) return <ReadValue field={field} value={value} host={host} />;
  const { Widget } = widgetEntry(field.widget);
  const id = props.fieldPathId.$id;
  return (
    <Widget
      id={id} value={value} field={field} host={host} describedBy={describedBy(id, field)} invalid={field.problems.length > 0}
      onChange={(next) => props.onChange(next, props.fieldPathId.path, undefined, field.id)} onBlur={() => host.onBlur(field.id)}
    />
  );
}

/** The root object's template is the section; only our fields get a frame. */
function FieldTemplate({ id, uiSchema, children }: FieldTemplateProps) {
  const field = modelIn(uiSchema);
  return field ? <FieldFrame id={id} field={field}>{children}</FieldFrame> : children;
}

const ObjectFieldTemplate = ({ properties }: ObjectFieldTemplateProps) => <div className="section-fields">{properties.map((property) => property.content)}</div>;

export const ThemedForm = withTheme<GenericObjectType>({ fields: { [FIELD]: WidgetField }, templates: { FieldTemplate, ObjectFieldTemplate } } as ThemeProps<GenericObjectType>);
