import type { Tier } from '../org/types';
import type { Level } from '../pack/format';
import type { Instant, Json, JsonObject } from '../shared/json';

/** What a picker looks up (`x-ref`); the value is the id of what was picked, or a list of ids. */
export type FieldRef =
  | { readonly kind: 'record'; readonly record: string }
  | { readonly kind: 'unit'; readonly tier?: Tier }
  | { readonly kind: 'user'; readonly role?: string };

export type OptionValue = string | number | boolean;
export interface FieldOption {
  readonly value: OptionValue;
  readonly title: string;
  /** the code above it in a tree of codes */
  readonly parent?: string;
  /** what rules that filter options read of it besides */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** One field of a form, read off its JSON Schema property once at compile time. */
export interface FieldSpec {
  readonly id: string;
  readonly title: string;
  readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';
  readonly level: Level;
  /** value format of core's registry (`cn-id`, `cn-phone`, …) or a JSON Schema one (`date`, `date-time`) */
  readonly format?: string;
  readonly codes?: string;
  /** inline options (`oneOf` of const and title, or a plain `enum`) */
  readonly options?: readonly FieldOption[];
  /** filled from another field's value format */
  readonly derive?: { readonly from: string; readonly what: string };
  readonly widget?: string;
  /** listed in the schema's `required` */
  readonly required: boolean;
  readonly ref?: FieldRef;
  /** the question of the library that it is bound to (`x-source`) */
  readonly source?: string;
  /** shown only while this consent of the person is in force (`x-consent`) */
  readonly consent?: string;
  /** of a child table (`array` of `object`): its columns, in their order; ids are the columns' own names */
  readonly columns?: Readonly<Record<string, FieldSpec>>;
}

export type FieldMode = 'edit' | 'read' | 'hide';
/** What a process step lets one do with the form's fields; `*` is the default for fields not named. */
export type FieldAccess = Readonly<Record<string, FieldMode>>;

export interface FormCtx {
  readonly now: Instant;
  readonly params: JsonObject;
  readonly access?: FieldAccess;
  /** local calendar date of an instant; default: China's */
  readonly dateOf?: (at: Instant) => string;
}

export interface FieldState {
  readonly visible: boolean;
  readonly required: boolean;
  readonly readonly: boolean;
  /** by a rule, or derived from another field */
  readonly calculated: boolean;
}

/** Each row of a child table: column → its state. As many as the table has rows. */
export type RowStates = readonly Readonly<Record<string, FieldState>>[];

/** What decides about answers. */
export interface Judged {
  /** the whole answer: every field that no rule hides, also those the step only shows or keeps away; what checks look at */
  readonly kept: JsonObject;
  readonly fields: Readonly<Record<string, FieldState>>;
  /** child table → its rows */
  readonly rows: Readonly<Record<string, RowStates>>;
  /** calculated and derived; of a child table with calculated columns the whole table */
  readonly values: JsonObject;
}

export interface FormState extends Judged {
  /** the data with calculated values; hidden answers stay */
  readonly data: JsonObject;
  /** what would be submitted: answers that are shown and open to editing; empty ones cut */
  readonly submit: JsonObject;
  /** section id → visible */
  readonly sections: Readonly<Record<string, boolean>>;
}

export type FieldValue = Json | undefined;
