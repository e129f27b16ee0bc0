/** A Word document as paper: its tables, and each paragraph between them as a line. Only the text is read; nothing in it is followed or run. */
import { parseXml, type XmlElement } from '@liandong/core/compile';
import { type Finding, refused } from '../finding';
import { openZip, textsIn } from '../workbook/zip';
import { type Grid, lineGrid, MAX_COLUMNS, MAX_ROWS, type Paper, type PaperCell, withWidths } from './grid';

const NAMESPACES = { 'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w', 'http://www.w3.org/XML/1998/namespace': 'xml' };
const DOCUMENT = 'word/document.xml';
const MAX_XML = 8_000_000;
/** check boxes in the symbol font that Word uses for them */
const SYMBOLS: Readonly<Record<string, string>> = { F0A8: '□', F06F: '□', F0FE: '☑', F052: '☑', F0FD: '☒', F0A1: '○' };

const attribute = (element: XmlElement | undefined, name: string): string => element?.attributes[`w:${name}`] ?? element?.attributes[name] ?? '';
const children = (element: XmlElement, name: string): XmlElement[] => element.children.filter((child) => child.name === name);
/** Content controls only wrap what is inside. */
const unwrapped = (elements: readonly XmlElement[]): XmlElement[] => elements.flatMap((one) => (one.name === 'sdt' || one.name === 'sdtContent' || one.name === 'ins' || one.name === 'smartTag' ? unwrapped(one.children) : [one]));

function textOf(element: XmlElement): string {
  if (element.name === 't') return element.text;
  if (element.name === 'tab') return '\t';
  if (element.name === 'br') return '\n';
  if (element.name === 'sym') return SYMBOLS[attribute(element, 'char').toUpperCase()] ?? '';
  if (element.name === 'del' || element.name === 'delText') return '';
  const text = element.children.map(textOf).join('');
  return element.name === 'p' ? `${text}\n` : text;
}
const plain = (element: XmlElement): string => textOf(element).replace(/\n+$/, '').replace(/[ \t]+\n/g, '\n').trimEnd();

interface Open { cell: { row: number; column: number; rows: number; columns: number; text: string } }

function gridOfTable(table: XmlElement): Grid {
  const cells: Open['cell'][] = [];
  const open = new Map<number, Open['cell']>();
  let widest = 0;
  const lines = unwrapped(table.children).filter((one) => one.name === 'tr').slice(0, MAX_ROWS);
  lines.forEach((line, row) => {
    let column = Number(attribute(children(children(line, 'trPr')[0] ?? line, 'gridBefore')[0], 'val')) || 0;
    for (const one of unwrapped(line.children).filter((cell) => cell.name === 'tc')) {
      const [look] = children(one, 'tcPr');
      const columns = Math.max(1, Math.min(MAX_COLUMNS, Number(attribute(look && children(look, 'gridSpan')[0], 'val')) || 1));
      const merge = look && children(look, 'vMerge')[0];
      const above = open.get(column);
      if (merge && attribute(merge, 'val') !== 'restart' && above) above.rows = row - above.row + 1;
      else {
        const cell = { row, column, rows: 1, columns, text: plain(one) };
        cells.push(cell);
        open.set(column, cell);
      }
      column += columns;
    }
    widest = Math.max(widest, column);
  });
  const widths = children(children(table, 'tblGrid')[0] ?? table, 'gridCol').map((one) => Number(attribute(one, 'w')) || 0);
  return withWidths({ rows: lines.length, columns: widest, cells: cells satisfies readonly PaperCell[] }, widths);
}

/** @example const read = readDocx(new Uint8Array(await file.arrayBuffer())) */
export function readDocx(bytes: Uint8Array): Paper | Finding {
  const opened = openZip(bytes);
  if ('code' in opened) return opened;
  if (opened.names.some((name) => /vbaProject/i.test(name))) return refused('file.macros');
  if (!opened.names.includes(DOCUMENT)) return refused('file.no-document');
  try {
    const xml = textsIn(bytes, (name) => name === DOCUMENT).get(DOCUMENT) ?? '';
    if (xml.length > MAX_XML || /<!DOCTYPE/i.test(xml)) return refused('file.unreadable');
    const body = parseXml(xml, NAMESPACES).children[0]?.children.find((child) => child.name === 'body');
    const grids = unwrapped(body?.children ?? []).flatMap((one) => (one.name === 'tbl' ? [gridOfTable(one)] : one.name === 'p' && plain(one).trim() !== '' ? [lineGrid(plain(one))] : []));
    const page = body?.children.find((child) => child.name === 'sectPr');
    return { grids: grids.slice(0, MAX_ROWS), isLandscape: attribute(page && children(page, 'pgSz')[0], 'orient') === 'landscape' };
  } catch {
    return refused('file.unreadable');
  }
}
