/** What every widget is: React-free description (meta) and a component with one set of props. */
import type { ComponentType } from 'react';
import type { Json, JsonObject, Level } from '@liandong/core/run';
import type { FieldModel, FormHost, Value } from '../model/types';

/** A wish that an author may set. `key` is a path with dots (`items.x-codes`, `ui:options.limit`) into the property or its uiSchema. */
export interface Setting {
  readonly id: string;
  /** `record`, `tier`, `role`: one of the pack's record types, of the tiers of units, of the pack's roles */
  readonly kind: 'text' | 'longtext' | 'number' | 'boolean' | 'options' | 'codes' | 'choice' | 'level' | 'record' | 'tier' | 'role';
  readonly at: 'schema' | 'ui';
  readonly key: string;
  /** for `choice`: values, titled by `choice.<value>` */
  readonly choices?: readonly string[];
}

/** A line of the designer's palette: what a new field of this widget begins as. */
export interface WidgetMeta {
  readonly id: string;
  readonly group: 'common' | 'choice' | 'person' | 'onsite' | 'layout';
  /** JSON Schema property, without title */
  readonly schema: JsonObject;
  /** the field's uiSchema */
  readonly uiSchema: JsonObject;
  readonly level: Level;
  readonly settings: readonly Setting[];
}

export interface WidgetProps {
  /** id of the control, which the label points to */
  readonly id: string;
  readonly value: Value;
  readonly field: FieldModel;
  readonly host: FormHost;
  /** ids of help and error texts */
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  onChange(value: Value): void;
  onBlur(): void;
}

export interface ReadProps {
  readonly field: FieldModel;
  readonly value: Value;
  readonly host: FormHost;
}

export interface WidgetEntry {
  readonly Widget: ComponentType<WidgetProps>;
  /** which values it can show; any other is told beside the empty widget, and kept. Absent: every value */
  readonly holds?: (value: Json, field: FieldModel) => boolean;
  /** the answer where it is only read; absent: core's text of it */
  readonly Read?: ComponentType<ReadProps>;
  /** several controls: labelled by a legend instead of a label */
  readonly group?: boolean;
  /** brings its own label (a checkbox) or is none (a note) */
  readonly bare?: boolean;
}
