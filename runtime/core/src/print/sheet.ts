/** What a sheet is made of and what comes out: plain data, the same in the station, the designer's preview and tests. */
import type { CompiledPack } from '../pack/program';
import type { Instant, JsonObject } from '../shared/json';
import type { PrintCell, PrintDef } from './format';

/** A record as its reader may see it: masked values are masked already. */
export interface PrintedRecord {
  readonly no?: string;
  readonly title: string;
  readonly stateTitle: string;
  readonly orgName: string;
  readonly createdAt: Instant;
  readonly occurredAt: Instant;
  readonly data: JsonObject;
  /** fields of which he sees nothing, or a mask */
  readonly masked: readonly string[];
}

/** What somebody said at a step when he did it; names and titles, no ids. */
export interface Said {
  readonly by: string;
  readonly at: Instant;
  readonly outcome?: string;
  readonly opinion?: string;
}

export interface PrintInput {
  readonly pack: CompiledPack;
  readonly print: PrintDef;
  /** absent: a blank form, to be written on */
  readonly record?: PrintedRecord | undefined;
  /** step → the last of it; of a step that several do, each one's last, in the order in which they did it */
  readonly said?: Readonly<Record<string, readonly Said[]>>;
  /** id → name of units, people and records that were picked; what has no name here is left blank */
  readonly names?: Readonly<Record<string, string>>;
  readonly county?: string;
  readonly printedBy?: string;
  readonly printedAt?: Instant;
  /** where the record is found again: becomes the QR code */
  readonly link?: string;
}

export interface TickBox { readonly title: string; readonly ticked: boolean }
export interface PrintedFile { readonly fileId: string; readonly name: string; readonly type: string }
export type SheetPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'boxes'; readonly boxes: readonly TickBox[] }
  | { readonly kind: 'pictures'; readonly files: readonly PrintedFile[] }
  | { readonly kind: 'link'; readonly url: string };

export interface SheetCell {
  readonly column: number;
  /** how many rows and columns it covers here: a cell beside a repeated row grows with it */
  readonly rows: number;
  readonly columns: number;
  /** its place among the grid's cells; absent: nothing was put there */
  readonly source?: number;
  readonly align: NonNullable<PrintCell['align']>;
  readonly size: NonNullable<PrintCell['size']>;
  readonly bold: boolean;
  readonly parts: readonly SheetPart[];
}

export interface SheetRow {
  /** the grid's row that it is made of */
  readonly source: number;
  /** least height in millimetres; 0: as high as what stands in it */
  readonly height: number;
  readonly cells: readonly SheetCell[];
}

/** Rows that belong together on paper. `head` stands again at the top of every page that the body goes on to. */
export interface SheetBand { readonly head: readonly SheetRow[]; readonly body: readonly SheetRow[] }
export interface SheetGrid {
  /** widths in percent of the sheet's */
  readonly columns: readonly number[];
  readonly lines: boolean;
  readonly bands: readonly SheetBand[];
}

/** Millimetres. */
export interface SheetPage { readonly size: 'A3' | 'A4' | 'A5'; readonly landscape: boolean; readonly width: number; readonly height: number; readonly margin: number }

export interface Sheet {
  readonly title: string;
  readonly page: SheetPage;
  readonly grids: readonly SheetGrid[];
  /** titles of what stands on it that the reader may not see, or sees masked */
  readonly hidden: readonly string[];
  /** who prints it, and when: the watermark of a sheet that shows sensitive values */
  readonly stamp: string;
}
