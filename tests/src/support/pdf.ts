/** What stands on the pages of a PDF. No assertions here. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PdfPage { /** millimetres */ readonly width: number; readonly height: number; /** without blanks: letters are placed one by one */ readonly text: string }

/** A font may draw a letter and the radical of the same shape alike; a PDF then names the radical. */
const RADICALS = /[\u2e80-\u2fdf]/g;
const SHORT: Readonly<Record<string, string>> = { '\u2ec5': '\u89c1', '\u2ed3': '\u957f' };
const lettersOf = (text: string): string => text.replace(/\s+/g, '').replace(RADICALS, (radical) => SHORT[radical] ?? radical.normalize('NFKC'));

const MM_PER_POINT = 25.4 / 72;

export async function pdfPages(bytes: Uint8Array): Promise<PdfPage[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages = await Promise.all(Array.from({ length: document.numPages }, async (_unused, at): Promise<PdfPage> => {
    const page = await document.getPage(at + 1);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    return { width: width * MM_PER_POINT, height: height * MM_PER_POINT, text: lettersOf(items.map((item) => ('str' in item ? item.str : '')).join('')) };
  }));
  await document.destroy();
  return pages;
}
