import { pageOf } from '@liandong/core/run';
import { Button } from 'antd';
import type { CSSProperties, RefObject } from 'react';
import { pageSettings } from '../model/print-edit';
import type { Found } from '../model/findings';
import { t } from '../text';
import { GridTable } from './GridTable';
import type { SheetKeys } from './use-sheet-keys';
import type { EditedPrint } from '../use-print';
import type { Selected } from '../selection';

interface SheetProps {
  readonly edited: EditedPrint;
  readonly selected: Selected | undefined;
  readonly keys: SheetKeys;
  readonly desk: RefObject<HTMLDivElement | null>;
  readonly found: Found;
  onAddGrid(after: number): void;
}

/** The paper: its grids below one another, each a table of cells that keys move through. As wide as there is room, at most its real size. */
export function Sheet({ edited, selected, keys, desk, found, onAddGrid }: SheetProps) {
  const { print, readonly } = edited;
  const { width, height } = pageOf(print);
  const size: CSSProperties = { maxWidth: `${width}mm`, minHeight: `min(${height}mm, ${Math.round((height / width) * 100)}cqw)`, padding: `min(${pageSettings(print).margin}mm, 6cqw)` };
  return (
    <div className="pr-desk" onKeyDown={keys.onKeyDown} onCopy={keys.onCopy} onCut={keys.onCut} onPaste={keys.onPaste} ref={desk}>
      <div className="pr-paper" style={size}>
        {print.grids.map((grid, index) => <GridTable key={index} index={index} grid={grid} world={edited.world} selected={selected?.grid === index ? selected : undefined} keys={keys} found={found} isEntry={selected === undefined && index === 0} />)}
        {!readonly && <Button className="pr-add-grid" type="dashed" size="small" onClick={() => onAddGrid(selected?.grid ?? print.grids.length - 1)}>{t('page.insertGrid')}</Button>}
      </div>
      {!readonly && <p className="ld-hint pr-keys">{t('page.keys')}</p>}
    </div>
  );
}
