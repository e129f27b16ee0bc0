/** The tools that spreadsheets add to a form's toolbar. What opens them loads the readers only then. */
import { lazy, type ReactNode } from 'react';
import type { PanelProps } from './panel';
import { t } from './text';

export interface SheetTool { readonly id: string; readonly title: string; readonly Panel: (props: PanelProps) => ReactNode }

export const SHEET_TOOLS: readonly SheetTool[] = [
  { id: 'paper', title: t('sheets.paper'), Panel: lazy(() => import('./paper/PaperPanel').then(({ PaperPanel }) => ({ default: PaperPanel }))) },
  { id: 'paste', title: t('sheets.paste'), Panel: lazy(() => import('./PastePanel').then(({ PastePanel }) => ({ default: PastePanel }))) },
  { id: 'xls-import', title: t('sheets.xlsImport'), Panel: lazy(() => import('./XlsImport').then(({ XlsImport }) => ({ default: XlsImport }))) },
  { id: 'xls-export', title: t('sheets.xlsExport'), Panel: lazy(() => import('./XlsExport').then(({ XlsExport }) => ({ default: XlsExport }))) },
];
