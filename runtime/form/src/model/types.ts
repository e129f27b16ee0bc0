import type { FileRef } from './files';
import type { CompiledPack, FieldAccess, FieldRef, FieldSpec, FormState, Json, JsonObject, Level, Problem, Program } from '@liandong/core/run';

export interface Option {
  readonly value: string | number | boolean;
  readonly title: string;
  /** the code above it in a tree of codes */
  readonly parent?: string;
}

/** Where the widgets put and find files; the app decides between server and local store. */
export interface FileStore {
  upload(blob: Blob, name: string): Promise<FileRef>;
  url(fileId: string): string;
}

/** What a picker looks up. */
export type Ref = FieldRef;

export interface Found {
  readonly id: string;
  readonly title: string;
  readonly detail?: string;
}

/** What was found, and how many more there are; true: more, nobody counts how many. */
export interface Findings {
  readonly items: readonly Found[];
  readonly more?: number | true;
}

/** Where pickers look: only what the person may reach. The app asks its server. */
export interface FormLookup {
  /** the likeliest first; an empty text asks for what lies nearest */
  search(ref: Ref, text: string, signal: AbortSignal): Promise<Findings>;
  /** id → title, of those that can be named to this person */
  titles(ref: Ref, ids: readonly string[]): Promise<Readonly<Record<string, string>>>;
  /** somebody has chosen it */
  picked?(ref: Ref, found: Found): void;
  /** where what is not there yet can be made; absent: nowhere */
  readonly maker?: FormMaker;
}

/** Makes what somebody looked for and did not find, over the form that asks for it. */
export interface FormMaker {
  /** may this person make one? */
  offers(ref: Ref): Promise<boolean>;
  /** `text`: what he had typed. undefined: he has made none, or none that can be picked */
  make(ref: Ref, text: string): Promise<Found | undefined>;
}

/** What every field of one form may use: same object for the whole form, so that it never makes a field render again. */
export interface FormHost {
  readonly pack: CompiledPack;
  readonly fields: Readonly<Record<string, FieldSpec>>;
  readonly files: FileStore | undefined;
  readonly lookup: FormLookup | undefined;
  readonly now: string;
  onBlur(field: string): void;
}

/** Where an answer comes from that nobody gave here: a sentence's part ("visit record"), and the day or moment of it. */
export interface Known {
  readonly from: string;
  readonly at: string;
}

/** A row of a child table as it is shown. */
export interface RowModel {
  /** by column; undefined: hidden in this row */
  readonly cells: readonly (FieldModel | undefined)[];
  readonly wrong: number;
}

export interface TableModel {
  /** what stands above the cells; a column that is hidden in every row is left out, in `cells` too */
  readonly columns: readonly FieldModel[];
  readonly rows: readonly RowModel[];
  readonly least: number;
  readonly most: number;
  /** ids of the columns that are summed up */
  readonly sums: readonly string[];
}

/** One field as it is shown: core's verdicts and the author's wishes together, plain JSON, without its value. */
export interface FieldModel {
  /** of a cell `table/row/column` */
  readonly id: string;
  readonly title: string;
  readonly widget: string;
  readonly level: Level;
  readonly required: boolean;
  readonly readonly: boolean;
  readonly calculated: boolean;
  readonly masked: boolean;
  readonly marked: boolean;
  /** title of the field whose value fills this one */
  readonly derivedFrom?: string;
  readonly help?: string;
  readonly placeholder?: string;
  readonly description?: string;
  readonly options: readonly Option[];
  /** of a choice whose options rules filter: chosen before and not offered any more. They are among `options`, so that they are seen */
  readonly withheld?: readonly Option[];
  /** `ui:options` */
  readonly settings: JsonObject;
  /** the JSON Schema property, for its limits */
  readonly property: JsonObject;
  readonly problems: readonly string[];
  /** of a child table */
  readonly table?: TableModel;
  readonly known?: Known;
}

export interface SectionModel {
  readonly id: string;
  readonly title: string;
  readonly description?: string | undefined;
  /** fields side by side */
  readonly columns: number;
  readonly fields: readonly FieldModel[];
  readonly data: JsonObject;
  /** how many fields and cells it has */
  readonly weight: number;
  /** compulsory fields still without an answer */
  readonly missing: number;
  /** problems shown in this section */
  readonly wrong: number;
}

export interface ShownProblem {
  readonly field: string | undefined;
  readonly section: string | undefined;
  readonly text: string;
  /** where it is about one cell of a child table: the cell's id, and what is said there */
  readonly cell?: string | undefined;
  readonly cellText?: string | undefined;
}

export interface FormModel {
  readonly title: string;
  readonly sections: readonly SectionModel[];
  readonly state: FormState;
  /** what is shown now, in the order of the form */
  readonly problems: readonly ShownProblem[];
  readonly missing: number;
}

export interface FormInput {
  readonly program: Program;
  readonly formId: string;
  readonly data: JsonObject;
  readonly now: string;
  readonly params?: JsonObject | undefined;
  readonly access?: FieldAccess | undefined;
  readonly masked?: readonly string[] | undefined;
  readonly marked?: readonly string[] | undefined;
  /** field → where its answer was taken from */
  readonly known?: Readonly<Record<string, Known>> | undefined;
}

/** How much of what is wrong is told: everything, of some sections, of fields that were left, and what a host found. */
export interface Telling {
  readonly all: boolean;
  readonly sections: ReadonlySet<string>;
  readonly fields: ReadonlySet<string>;
  readonly found: readonly Problem[];
}

export type Value = Json | undefined;
