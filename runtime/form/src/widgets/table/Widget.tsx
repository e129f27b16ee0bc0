import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { MAX_ITEMS, picksIn, rowDefaults, type Picked, type Json, type JsonObject } from '@liandong/core/run';
import type { FieldModel, TableModel } from '../../model/types';
import { Icon, REVEAL, useNames } from '../../parts/index';
import type { WidgetProps } from '../widget';
import { rowText } from './row-text';
import { RowCard } from './RowCard';
import { isRow, type Rows } from './rows';
import { SumsLine, SumsRow } from './Sums';
import { focusCell, tableKey } from './table-keys';
import { TableRow } from './TableRow';
import { useNarrow } from './use-narrow';
import { usePaste, type Pasted } from './use-paste';
import { useRows, type RowActions } from './use-rows';

const NO_ROWS: Rows = [];
const NO_PICKS: readonly Picked[] = [];
const NO_TABLE: TableModel = { columns: [], rows: [], least: 0, most: MAX_ITEMS, sums: [] };
const NO_ROW = { cells: [], wrong: 0 };
const object = (row: Json | undefined): JsonObject => (isRow(row) ? row : {});

function useLimits({ least, most }: TableModel): string | undefined {
  const { t } = useTranslation('form');
  if (least > 0 && least === most) return t('table.limits.exact', { least });
  // what holds for every table need not be said of each
  const isLimited = most < MAX_ITEMS;
  if (least > 0 && isLimited) return t('table.limits.both', { least, most });
  if (least > 0) return t('table.limits.least', { least });
  return isLimited ? t('table.limits.most', { most }) : undefined;
}

/** Which cards are open; the form can ask for one by a cell of it. */
function useOpen(keys: readonly number[], box: RefObject<HTMLElement | null>) {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    const element = box.current;
    const reveal = (event: Event): void => {
      const key = keys[Number(String((event as CustomEvent).detail).split('/')[1])];
      if (key !== undefined) flushSync(() => setOpen((before) => new Set([...before, key])));
    };
    element?.addEventListener(REVEAL, reveal);
    return () => element?.removeEventListener(REVEAL, reveal);
  }, [keys, box]);
  const toggle = useCallback((key: number): void => setOpen((before) => (before.has(key) ? new Set([...before].filter((one) => one !== key)) : new Set([...before, key]))), []);
  return { open, toggle, show: (key: number): void => setOpen((before) => new Set([...before, key])) };
}

interface Removed { readonly row: Json; readonly at: number }
function Undo({ removed, onUndo }: { readonly removed: Removed; readonly onUndo: () => void }) {
  const { t } = useTranslation('form');
  const button = useRef<HTMLButtonElement>(null);
  // the button that was pressed is gone with its row
  useEffect(() => void button.current?.focus(), [removed]);
  return <p className="rows-told" role="status">{t('table.removed', { row: removed.at + 1 })}<button ref={button} type="button" className="btn-link" onClick={onUndo}>{t('table.undo')}</button></p>;
}

interface DrawnProps extends Pick<WidgetProps, 'id' | 'field' | 'host'> {
  readonly model: TableModel;
  readonly rows: Rows;
  readonly keys: readonly number[];
  readonly actions: RowActions;
  readonly onRemove: (key: number) => void;
}
const propsOfRow = ({ id, model, rows, actions, onRemove }: DrawnProps, key: number, at: number) => ({ id, rowKey: key, at, count: rows.length, columns: model.columns, model: model.rows[at] ?? NO_ROW, row: object(rows[at]), actions, onRemove });

function Head({ column }: { readonly column: FieldModel }) {
  const { t } = useTranslation('form');
  return <th scope="col">{column.title}{column.required && <span className="required">{t('field.required')}</span>}{column.help !== undefined && <span className="field-hint">{column.help}</span>}</th>;
}

/** On a desk: a line of cells a row. */
function Cells(props: DrawnProps & { readonly onKeyDown: (event: KeyboardEvent) => void }) {
  const { t } = useTranslation('form');
  const { id, field, host, model, rows, keys, onKeyDown } = props;
  return (
    <div className="rows-scroll">
      <table className="rows-table" aria-labelledby={`${id}-label`} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col" className="row-number">{t('table.number')}</th>
            {model.columns.map((column) => <Head key={column.id} column={column} />)}
            <th scope="col" className="row-end">{t('table.actions')}</th>
          </tr>
        </thead>
        <tbody>{keys.map((key, at) => <TableRow key={key} {...propsOfRow(props, key, at)} />)}</tbody>
        <SumsRow table={field.id} model={model} rows={rows} host={host} ends />
      </table>
    </div>
  );
}

/** On a phone: a card a row. */
function Cards(props: DrawnProps & { readonly open: ReadonlySet<number>; readonly onToggle: (key: number) => void }) {
  const { field, host, model, rows, keys, open, onToggle } = props;
  const spec = host.fields[field.id];
  // asked for once for all rows; a card is known by them
  useNames(host.lookup, spec ? picksIn({ [field.id]: spec }, { [field.id]: [...rows] }) : NO_PICKS);
  return (
    <>
      <ol className="row-cards">{keys.map((key, at) => <RowCard key={key} {...propsOfRow(props, key, at)} text={rowText(host, field.id, model.columns, rows[at])} isOpen={open.has(key)} onToggle={onToggle} />)}</ol>
      <SumsLine table={field.id} model={model} rows={rows} host={host} />
    </>
  );
}

function PastedNotice({ pasted }: { readonly pasted: Pasted }) {
  const { t } = useTranslation('form');
  const told = [t('table.pasted', { count: pasted.rows }), pasted.unread > 0 && t('table.unread', { count: pasted.unread }), pasted.left > 0 && t('table.left', { count: pasted.left })];
  return <p className="rows-told" role="status">{told.filter((one) => one !== false).join(' · ')}</p>;
}

interface Editing {
  readonly keys: readonly number[];
  readonly actions: RowActions;
  readonly box: RefObject<HTMLDivElement | null>;
  readonly cards: ReturnType<typeof useOpen>;
  /** what a new row begins with */
  readonly fresh: JsonObject;
  readonly onBlur: () => void;
}
/** The actions that are more than a change: what is removed can be brought back, what is new has the cursor. */
function useEditing({ keys, actions, box, cards, fresh, onBlur }: Editing) {
  const [removed, setRemoved] = useState<Removed>();
  const insert = (at: number, row?: Json): void => {
    flushSync(() => {
      cards.show(actions.add(at, row));
      setRemoved(undefined);
    });
    focusCell(box.current, at, undefined);
  };
  const latest = useRef(onBlur);
  useEffect(() => {
    latest.current = onBlur;
  });
  const remove = useCallback((key: number): void => {
    setRemoved(actions.remove(key));
    latest.current();
  }, [actions]);
  return { removed, remove, add: () => insert(keys.length, fresh), undo: () => removed && insert(removed.at, removed.row) };
}

/** A child table: cells on a desk, cards on a phone. */
export function TableWidget({ id, value, field, host, onChange, onBlur, describedBy }: WidgetProps) {
  const { t } = useTranslation('form');
  const model = field.table ?? NO_TABLE;
  const rows = Array.isArray(value) ? value : NO_ROWS;
  const box = useRef<HTMLDivElement>(null);
  const isNarrow = useNarrow(box);
  const { keys, actions } = useRows(rows, onChange);
  const cards = useOpen(keys, box);
  const { pasted, paste } = usePaste(model, rows, actions.put);
  const { removed, remove, add, undo } = useEditing({ keys, actions, box, cards, fresh: rowDefaults(field.property), onBlur });
  const isFull = rows.length >= model.most;
  const drawn = { id, field, host, model, rows, keys, actions, onRemove: remove };
  return (
    <div ref={box} className="rows" data-rows="" onPaste={paste} role="group" aria-labelledby={`${id}-label`} aria-describedby={describedBy}>
      <p className="field-hint">{[useLimits(model), isNarrow ? undefined : t('table.keys')].filter((one) => one !== undefined).join(' · ')}</p>
      {rows.length === 0 && <p className="value-empty">{t('table.none')}</p>}
      {rows.length > 0 && (isNarrow ? <Cards {...drawn} open={cards.open} onToggle={cards.toggle} /> : <Cells {...drawn} onKeyDown={(event) => tableKey(event, { root: box.current, count: rows.length, onAdd: () => !isFull && add() })} />)}
      {removed && <Undo removed={removed} onUndo={undo} />}
      {pasted && <PastedNotice pasted={pasted} />}
      <button id={id} type="button" className="btn btn-plain" disabled={isFull} onClick={add}><Icon name="plus" />{isFull ? t('table.full', { count: rows.length }) : t('table.add')}</button>
    </div>
  );
}
