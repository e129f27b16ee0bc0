/** An author's commands on a table, each one undoable step with its name, and what is chosen after it. */
import { insertInput, insertOutput, insertRule, removeColumn, removeRule, setCell, setInput, setNote, setOutput, setPolicy, setResultType, swapColumns, swapRules, typeInput, type DecisionInfo, type Dmn, type InputColumn, type OutputColumn, type Table } from '../../../dmn';
import type { XmlElement } from '../../../dmn/document';
import type { Column } from '../model/columns';
import type { PastedCell } from '../model/paste';
import { HEAD, type Place } from '../model/place';
import { t } from '../text';
import type { EditedDecision } from '../use-decision';

export interface TableActions {
  write(place: Place, feel: string, merge?: boolean): void;
  /** All of them in one step; rows that are missing are added. */
  writeAll(cells: readonly PastedCell[]): void;
  setPolicy(policy: string, aggregation: string): void;
  setInput(index: number, next: Partial<InputColumn>): void;
  setOutput(index: number, next: Partial<OutputColumn>): void;
  addRow(index: number): void;
  copyRow(row: number): void;
  removeRow(place: Place): void;
  moveRow(place: Place, by: -1 | 1): void;
  addInput(): void;
  addOutput(): void;
  removeColumn(place: Place): void;
  moveColumn(place: Place, by: -1 | 1): void;
}

const PLAIN_NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const tableOf = ({ logic }: DecisionInfo): XmlElement | undefined => (logic.kind === 'table' ? logic.table : undefined);

export function tableActions(edited: EditedDecision, table: Table, columns: readonly Column[], select: (place: Place | undefined) => void): TableActions {
  const { inputs, outputs, rules } = table;
  const edit = (label: string, change: (dmn: Dmn, at: XmlElement, decision: DecisionInfo) => void, merge?: string): void => edited.edit(label, (dmn, decision) => {
    const at = tableOf(decision);
    if (at) change(dmn, at, decision);
  }, merge && `${edited.decision.id}:${merge}`);
  const titleAt = (index: number): string => columns[index]?.title ?? '';
  const inputAt = (next: InputColumn, index: number, before: InputColumn) => (dmn: Dmn, at: XmlElement): void => {
    setInput(dmn, at, index, before, next);
    if (PLAIN_NAME.test(next.expression) && next.type !== before.type) typeInput(dmn, next.expression, next.type);
  };
  return {
    write({ row, column }, feel, merge = false) {
      const found = columns[column];
      if (!found) return;
      const key = merge ? `cell:${row}:${column}` : undefined;
      if (found.side === 'note') edit(t('did.note', { n: row + 1 }), (dmn, at) => setNote(dmn, at, row, feel), key);
      else edit(t('did.cell', { n: row + 1 }), (dmn, at) => setCell(dmn, at, row, found.side as 'input' | 'output', found.index, feel), key);
    },
    writeAll(cells) {
      const last = Math.max(...cells.map(({ row }) => row));
      edit(t('did.paste', { n: cells.length }), (dmn, at) => {
        for (let row = rules.length; row <= last; row += 1) insertRule(dmn, at, row);
        for (const { row, column, feel } of cells) {
          const found = columns[column];
          if (found?.side === 'note') setNote(dmn, at, row, feel);
          else if (found) setCell(dmn, at, row, found.side, found.index, feel);
        }
      });
    },
    setPolicy: (policy, aggregation) => edit(t('did.policy'), (_dmn, at) => setPolicy(at, policy, aggregation)),
    setInput(index, next) {
      const before = inputs[index];
      if (before) edit(t('did.column', { title: titleAt(index) }), inputAt({ ...before, ...next }, index, before), `input:${index}:${Object.keys(next).join()}`);
    },
    setOutput(index, next) {
      const before = outputs[index];
      if (!before) return;
      edit(t('did.column', { title: titleAt(inputs.length + index) }), (dmn, at, decision) => {
        setOutput(dmn, at, index, before, { ...before, ...next });
        // the only column gives the decision its type; where both were said alike, they stay so
        if (outputs.length === 1 && next.type !== undefined && decision.type === before.type && decision.type !== '') setResultType(dmn, decision, next.type);
      }, `output:${index}:${Object.keys(next).join()}`);
    },
    addRow(index) {
      edit(t('did.addRow'), (dmn, at) => insertRule(dmn, at, index));
      select({ row: index, column: 0 });
    },
    copyRow(row) {
      edit(t('did.copyRow', { n: row + 1 }), (dmn, at) => insertRule(dmn, at, row + 1, row));
      select({ row: row + 1, column: 0 });
    },
    removeRow({ row, column }) {
      edit(t('did.removeRow', { n: row + 1 }), (dmn, at) => removeRule(dmn, at, row));
      select(rules.length === 1 ? undefined : { row: Math.min(row, rules.length - 2), column });
    },
    moveRow({ row, column }, by) {
      if (row + by < 0 || row + by >= rules.length) return;
      edit(t('did.moveRow', { n: row + 1 }), (dmn, at) => swapRules(dmn, at, Math.min(row, row + by)));
      select({ row: row + by, column });
    },
    addInput() {
      edit(t('did.addInput'), (dmn, at) => insertInput(dmn, at, inputs.length, { label: '', expression: '', type: '', values: '' }));
      select({ row: HEAD, column: inputs.length });
    },
    addOutput() {
      const taken = new Set(outputs.map(({ name }) => name));
      const free = (from: number): string => (taken.has(`result${from}`) ? free(from + 1) : `result${from}`);
      edit(t('did.addOutput'), (dmn, at) => {
        // several results are told apart by their names
        const [only] = outputs;
        if (only && outputs.length === 1 && only.name === '') setOutput(dmn, at, 0, only, { ...only, name: free(1) });
        insertOutput(dmn, at, outputs.length, { label: '', name: free(outputs.length === 1 && only?.name === '' ? 2 : 1), type: '', values: '', standard: '' });
      });
      select({ row: HEAD, column: inputs.length + outputs.length });
    },
    removeColumn({ row, column }) {
      const found = columns[column];
      if (!found || found.side === 'note' || (found.side === 'output' && outputs.length === 1)) return;
      edit(t('did.removeColumn', { title: found.title }), (dmn, at) => removeColumn(dmn, at, found.side as 'input' | 'output', found.index));
      select(columns.length <= 2 ? undefined : { row, column: Math.max(0, Math.min(column, columns.length - 3)) });
    },
    moveColumn({ row, column }, by) {
      const [found, other] = [columns[column], columns[column + by]];
      if (!found || !other || found.side === 'note' || found.side !== other.side) return;
      edit(t('did.moveColumn', { title: found.title }), (dmn, at) => swapColumns(dmn, at, found.side as 'input' | 'output', Math.min(found.index, other.index)));
      select({ row, column: column + by });
    },
  };
}
