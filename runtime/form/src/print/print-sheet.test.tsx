import { describe, expect, it } from '@jest/globals';
import decodeQR from 'qr/decode.js';
import type { Sheet, SheetCell, SheetPart } from '@liandong/core/run';
import { markup } from '../testing/index';
import { PrintSheet } from './PrintSheet';
import { qrPath } from './qr-path';

const cell = (parts: SheetPart[], more: Partial<SheetCell> = {}): SheetCell => ({ column: 0, rows: 1, columns: 1, align: 'start', size: 'normal', bold: false, parts, ...more });
const sheet = (parts: SheetPart[], more: Partial<SheetCell> = {}): Sheet => ({
  title: 'Sheet', page: { size: 'A4', landscape: false, width: 210, height: 297, margin: 15 }, hidden: [], stamp: '',
  grids: [{ columns: [100], lines: true, bands: [{ head: [{ source: 0, height: 0, cells: [cell([{ kind: 'text', text: 'Head' }])] }], body: [{ source: 1, height: 20, cells: [cell(parts, more)] }] }] }],
});
const files = { upload: () => Promise.reject(new Error('unused')), url: (id: string) => `/files/${id}` };
const view = (parts: SheetPart[], more: Partial<SheetCell> = {}, props: object = {}) => markup(<PrintSheet sheet={sheet(parts, more)} files={files} {...props} />);

/** Dark modules of a path as pixels. */
function pixels(size: number, path: string, scale = 4): { width: number; height: number; data: Uint8Array } {
  const side = size * scale;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [, x = '0', y = '0'] of path.matchAll(/M(\d+) (\d+)/g)) for (let dy = 0; dy < scale; dy += 1) for (let dx = 0; dx < scale; dx += 1) data.fill(0, ((Number(y) * scale + dy) * side + Number(x) * scale + dx) * 4, ((Number(y) * scale + dy) * side + Number(x) * scale + dx) * 4 + 3);
  return { width: side, height: side, data };
}

describe('a sheet', () => {
  it('is a table with headings, in the size and margin of its paper', () => {
    const html = view([{ kind: 'text', text: 'a\nb' }], { columns: 2, rows: 3, align: 'end', size: 'title', bold: true });
    expect(html).toContain('<thead><tr><td colSpan="1" rowSpan="1" class="paper-cell paper-start paper-normal"><span class="paper-text">Head</span></td></tr></thead>');
    expect(html).toContain('<tr style="height:20mm"><td colSpan="2" rowSpan="3" class="paper-cell paper-end paper-title paper-bold"><span class="paper-text">a\nb</span></td></tr>');
    expect(html).toContain('width:210mm;min-height:297mm;padding:15mm');
  });

  it('ticks boxes, shows pictures, and takes whatever looks like markup for text', () => {
    expect(view([{ kind: 'boxes', boxes: [{ title: 'A', ticked: true }, { title: 'B', ticked: false }] }])).toContain('<span class="paper-box">☑A</span><span class="paper-box">☐B</span>');
    expect(view([{ kind: 'pictures', files: [{ fileId: 'x', name: 'n', type: 'image/png' }] }])).toContain('<img src="/files/x" alt="n"/>');
    expect(view([{ kind: 'pictures', files: [{ fileId: 'x', name: 'n', type: 'image/png' }] }], {}, { files: undefined })).toContain('<span>n</span>');
    expect(view([{ kind: 'text', text: '<img src=x>' }])).toContain('&lt;img src=x&gt;');
  });

  it('has its watermark over it only when there is one', () => {
    expect(view([])).not.toContain('paper-mark');
    expect(view([], {}, { mark: 'Ann 9:00' })).toContain('<span>Ann 9:00</span>');
  });

  it('has a code that leads back', () => {
    const url = 'https://liandong.example/station/records/0b6f0c9e-5d0c-4a53-9a6a-0d8e0c1d2f3a';
    const { size, path } = qrPath(url);
    expect(decodeQR(pixels(size, path))).toBe(url);
    expect(view([{ kind: 'link', url }])).toContain(`<path d="${path}"`);
  });
});
