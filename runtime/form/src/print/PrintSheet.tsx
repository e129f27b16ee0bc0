import type { Sheet } from '@liandong/core/run';
import type { FileStore } from '../model/types';
import { Grid } from './Grid';

export interface PrintSheetProps {
  /** what core's `layOut` made */
  readonly sheet: Sheet;
  readonly files?: FileStore | undefined;
  /** watermark over every page */
  readonly mark?: string | undefined;
}

const MARKS = Array.from({ length: 40 }, (_unused, index) => index);

/** A sheet of paper in its real size, in a box of its own that scrolls where the screen is narrower. */
export function PrintSheet({ sheet, files, mark }: PrintSheetProps) {
  const { width, height, margin } = sheet.page;
  return (
    <div className="paper-scroll" role="region" aria-label={sheet.title} tabIndex={0}>
      <article className="paper" style={{ width: `${width}mm`, minHeight: `${height}mm`, padding: `${margin}mm` }}>
        {sheet.grids.map((grid, index) => <Grid key={index} grid={grid} files={files} />)}
        {mark !== undefined && <div className="paper-mark" aria-hidden="true">{MARKS.map((index) => <span key={index}>{mark}</span>)}</div>}
      </article>
    </div>
  );
}
