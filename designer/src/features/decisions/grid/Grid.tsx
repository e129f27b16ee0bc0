import { Alert, Button } from 'antd';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Table } from '../../../dmn';
import type { Finding } from '../../../editing';
import type { Column } from '../model/columns';
import { pastedCells } from '../model/paste';
import { HEAD, isSame, keyOf, moved, type Place } from '../model/place';
import { t } from '../text';
import type { TableActions } from './actions';
import { Cell } from './Cell';
import { commandFor } from './commands';

interface GridProps {
  readonly title: string;
  readonly table: Table;
  readonly columns: readonly Column[];
  readonly place: Place | undefined;
  /** rows that the try fits, from 1 */
  readonly hits: readonly number[];
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly actions: TableActions;
  readonly isReadonly: boolean;
  onSelect(place: Place | undefined): void;
}

const feelAt = ({ rules }: Table, { row }: Place, { side, index }: Column): string => {
  const rule = rules[row];
  return (side === 'note' ? rule?.note : side === 'input' ? rule?.inputs[index] : rule?.outputs[index]) ?? '';
};

/** The rules as a table of cells that keys move through, as in a spreadsheet. */
export function Grid(props: GridProps) {
  const { title, table, columns, place, hits, findings, actions, isReadonly, onSelect } = props;
  const grid = useRef<HTMLTableElement>(null);
  /** the cell that is being typed in; new: what stood in it does not count */
  const [typing, type] = useState<{ readonly at: Place; readonly isNew: boolean }>();
  const [unread, tell] = useState<string>();
  const entry = place ?? { row: table.rules.length > 0 ? 0 : HEAD, column: 0 };
  const wantsFocus = useRef(false);
  useEffect(() => {
    if (!wantsFocus.current || typing) return;
    wantsFocus.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-place="${keyOf(entry)}"]`)?.focus();
  });
  const go = (next: Place): void => {
    wantsFocus.current = true;
    onSelect(next);
  };
  const write = (at: Place, feel: string, next: Place | undefined): void => {
    type(undefined);
    const column = columns[at.column];
    if (column && feelAt(table, at, column) !== feel) actions.write(at, feel);
    if (next) go(next);
  };
  const cancel = (): void => {
    wantsFocus.current = true;
    type(undefined);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (typing || !place) return undefined;
    const next = event.altKey || event.ctrlKey || event.metaKey ? undefined : moved(place, event.key, table.rules.length, columns.length);
    if (next) {
      event.preventDefault();
      return go(next);
    }
    return act(event, place);
  };
  const act = (event: KeyboardEvent, at: Place): void => {
    const command = isReadonly ? undefined : commandFor(event, at);
    if (!command) return;
    // the key that begins it is typed by the browser, so that an input method can take it
    if (command.kind !== 'type' || !command.isNew) event.preventDefault();
    wantsFocus.current = true;
    if (command.kind === 'type') type({ at, isNew: command.isNew });
    else if (command.kind === 'clear') actions.write(at, columns[at.column]?.side === 'input' ? '-' : '');
    else command.run(actions);
  };
  const onPaste = (event: ClipboardEvent): void => {
    if (typing || !place || place.row === HEAD || isReadonly) return;
    event.preventDefault();
    const { cells, unread: text } = pastedCells(event.clipboardData.getData('text/plain'), place, columns);
    tell(text);
    if (cells.length > 0) actions.writeAll(cells);
  };
  const { inputs, outputs } = table;
  return (
    <div className="dt-scroll">
      {unread !== undefined && <Alert className="dt-here" type="warning" closable={{ onClose: () => tell(undefined) }} title={t('grid.unpasted', { text: unread })} role="alert" />}
      <table ref={grid} role="grid" className="dt-grid" aria-label={t('grid.label', { title })} aria-rowcount={table.rules.length + 2} onKeyDown={onKeyDown} onPaste={onPaste}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2} className="dt-no">{t('grid.no')}</th>
            <th scope="colgroup" colSpan={Math.max(1, inputs.length)} className="dt-band is-input">
              <span className="dt-band-title">{t('grid.when')}{!isReadonly && <Button size="small" type="text" onClick={actions.addInput}>{t('grid.addInput')}</Button>}</span>
            </th>
            <th scope="colgroup" colSpan={outputs.length} className="dt-band is-output"><span className="dt-band-title">{t('grid.then')}{!isReadonly && <Button size="small" type="text" onClick={actions.addOutput}>{t('grid.addOutput')}</Button>}</span></th>
            <th scope="col" rowSpan={2} className="dt-note">{t('grid.note')}</th>
          </tr>
          <tr>
            {inputs.length === 0 && <td className="dt-none"><p className="ld-hint">{t('grid.emptyInputs')}</p>{!isReadonly && <Button type="primary" size="small" onClick={actions.addInput}>{t('grid.firstInput')}</Button>}</td>}
            {columns.filter(({ side }) => side !== 'note').map((column, index) => <Head key={index} column={column} at={{ row: HEAD, column: index }} {...props} isEntry={isSame(entry, { row: HEAD, column: index })} onGo={go} />)}
          </tr>
        </thead>
        <tbody>
          {table.rules.map((_rule, row) => {
            const isHit = hits.includes(row + 1);
            return (
              <tr key={row} className={isHit ? 'is-hit' : ''} aria-rowindex={row + 3}>
                <th scope="row" className="dt-no" aria-label={t(isHit ? 'grid.rowHit' : 'grid.row', { n: row + 1 })}>{row + 1}{isHit && <span className="dt-hit">{t('grid.hit')}</span>}</th>
                {inputs.length === 0 && <td className="dt-none ld-hint">{t('grid.anyRow')}</td>}
                {columns.map((column, index) => {
                  const at = { row, column: index };
                  return (
                    <Cell
                      key={index} at={at} column={column} feel={feelAt(table, at, column)} findings={findings.get(keyOf(at)) ?? []} isChosen={isSame(place, at)} isEntry={isSame(entry, at)} isReadonly={isReadonly}
                      typing={typing && isSame(typing.at, at) ? typing : undefined} onSelect={() => go(at)} onType={() => type({ at, isNew: false })} onCancel={cancel}
                      onWrite={(feel, way) => write(at, feel, way === 'none' ? undefined : way === 'down' ? { row: Math.min(table.rules.length - 1, row + 1), column: index } : { row, column: Math.min(columns.length - 1, index + 1) })}
                    />
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface HeadProps extends GridProps { readonly column: Column; readonly at: Place; readonly isEntry: boolean; onGo(place: Place): void }

function Head({ column, at, table, place, findings, isEntry, onGo }: HeadProps) {
  const own = column.side === 'input' ? table.inputs[column.index] : table.outputs[column.index];
  const found = findings.get(keyOf(at)) ?? [];
  const isChosen = isSame(place, at);
  const type = own?.type === undefined || own.type === '' ? undefined : (t.find(`type.${own.type}`) ?? own.type);
  return (
    <th
      scope="col" role="columnheader" aria-selected={isChosen} className={`dt-head-cell is-${column.side}${isChosen ? ' is-chosen' : ''}${found.length > 0 ? ' is-wrong' : ''}`}
      data-place={keyOf(at)} tabIndex={isEntry ? 0 : -1} title={found.map(({ detail }) => detail).join('\n') || undefined} aria-label={t('grid.column', { title: column.title, side: t(`grid.${column.side === 'output' ? 'output' : 'input'}`) })} onClick={() => onGo(at)}
    >
      <span className="dt-title">{column.title}</span>{type !== undefined && <span className="ld-hint">{type}</span>}
    </th>
  );
}
