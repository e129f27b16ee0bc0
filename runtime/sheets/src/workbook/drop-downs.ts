/** Drop-down lists, which the library leaves to whoever needs them; and the names that a spreadsheet has for columns and cells. */
import type { Feature } from 'write-excel-file/universal';

/** `from`: where the values of a column stand, `codes!$A$2:$A$9`; rows counted from 1. */
export interface DropDown { readonly column: number; readonly from: string; readonly firstRow: number; readonly lastRow: number }
/** A sheet's option beside those of the library. */
export interface WithDropDowns { readonly dropDowns?: readonly DropDown[] }

/** @example letterOf(27) // 'AB' */
export const letterOf = (column: number): string => (column >= 26 ? letterOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
/** The name of a cell, both counted from 0: `C5`. */
export const cellName = (row: number, column: number): string => `${letterOf(column)}${row + 1}`;

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
/** What is not in the list may still be written: reading it says what is wrong, in words. */
const validation = ({ column, from, firstRow, lastRow }: DropDown): string =>
  `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${letterOf(column)}${firstRow}:${letterOf(column)}${lastRow}"><formula1>${escaped(from)}</formula1></dataValidation>`;

export const dropDowns: Feature<Blob> = {
  files: { transform: { 'xl/worksheets/sheet{id}.xml': { insert: (options) => {
    const { dropDowns: lists = [] } = options as WithDropDowns;
    return lists.length === 0 ? undefined : `<dataValidations count="${lists.length}">${lists.map(validation).join('')}</dataValidations>`;
  } } } },
};
