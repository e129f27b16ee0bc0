/** Spreadsheets and paper forms in and out: pure, in the browser and on the server alike. */
export { findingText, type Finding } from './finding';
export { readWorkbook } from './workbook/read-workbook';
export { readXlsForm } from './xlsform/read/index';
export { everyItem } from './xlsform/read/references';
export type { XlsForm, XlsItem } from './xlsform/read/types';
export { addXlsForm, type ImportedForm } from './xlsform/to-form/index';
export { writeWorkbook, type Written, type WrittenSheet } from './workbook/write-workbook';
export { cellsOf } from './paste/cells';
export { proposalsIn } from './paste/read-table';
export { addProposals } from './recognise/add';
export { isChoice, type Proposal } from './recognise/proposal';
export { xlsFormOf } from './xlsform/from-form/index';
export { readPaper } from './paper/read-paper';
export { recognise, type Part, type Understood } from './paper/recognise';
export { paperForm } from './paper/to-form';
export { paperPrint } from './paper/to-print';
export type { Paper } from './paper/grid';
export { guessField } from './recognise/guess';
