/** Papers for tests: a workbook with merged cells, a Word document with paragraphs and a table. */
import { strToU8, zipSync } from 'fflate';
import { rawWorkbook } from './workbooks';

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const letter = (column: number): string => String.fromCharCode(65 + column);

/** Rows of texts from A1 on; merges as Excel writes them. */
export function paperWorkbook(rows: readonly (readonly string[])[], merges: readonly string[]): Uint8Array {
  const data = rows.map((row, y) => `<row r="${y + 1}">${row.map((text, x) => (text === '' ? '' : `<c r="${letter(x)}${y + 1}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`)).join('')}</row>`).join('');
  return rawWorkbook(data, {}, `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`);
}

export interface DocCell { readonly text: string; readonly span?: number; readonly merge?: 'restart' | 'go on' }
const paragraph = (text: string): string => text.split('\n').map((line) => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`).join('');
const cell = ({ text, span, merge }: DocCell): string => `<w:tc><w:tcPr>${span === undefined ? '' : `<w:gridSpan w:val="${span}"/>`}${merge === undefined ? '' : merge === 'restart' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>'}</w:tcPr>${paragraph(text)}</w:tc>`;

export function wordDocument(parts: readonly (string | readonly (readonly (string | DocCell)[])[])[], more: Readonly<Record<string, string>> = {}): Uint8Array {
  const body = parts.map((part) => (typeof part === 'string' ? paragraph(part) : `<w:tbl>${part.map((row) => `<w:tr>${row.map((one) => cell(typeof one === 'string' ? { text: one } : one)).join('')}</w:tr>`).join('')}</w:tbl>`)).join('');
  const document = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  return zipSync(Object.fromEntries(Object.entries({ 'word/document.xml': document, ...more }).map(([name, text]) => [name, strToU8(text)])));
}
