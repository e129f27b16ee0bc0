import { Button } from 'antd';
import { readDecisions } from '@liandong/core/compile';
import { useMemo } from 'react';
import { begin, type Dmn, hasImports, readTable, writeDmn } from '../../dmn';
import type { XmlElement } from '../../dmn/document';
import { EmptyState, Note } from '../../ui';
import { LiteralDesigner } from './LiteralDesigner';
import { TableDesigner } from './TableDesigner';
import { t } from './text';
import { type EditedDecision, useDecision } from './use-decision';

interface BodyProps { readonly file: string; readonly dmn: Dmn; readonly id: string; onText(): void }

/** One decision, by how it decides. */
export function DecisionBody({ file, dmn, id, onText }: BodyProps) {
  const edited = useDecision(file, dmn, id);
  const reason = useReason(dmn, edited);
  if (!edited) return null;
  const { decision: { name, logic } } = edited;
  if (reason !== undefined) {
    return (
      <section className="dt-only">
        <Note type="warning" text={t('only.title', { name })} />
        <p>{reason}</p>
        <p><Button onClick={onText}>{t('only.open')}</Button></p>
      </section>
    );
  }
  if (logic.kind === 'table') return <TableDesigner edited={edited} table={logic.table} />;
  if (logic.kind === 'literal') return <LiteralDesigner edited={edited} />;
  const start = (kind: 'table' | 'literal'): void => edited.edit(t('did.begin'), (open, found) => begin(open, found, kind));
  const buttons = <div className="ld-actions dt-begin"><Button type="primary" onClick={() => start('table')}>{t('none.table')}</Button><Button onClick={() => start('literal')}>{t('none.literal')}</Button></div>;
  return <EmptyState text={t('none.text', { name })} action={!edited.draft.readonly && buttons} />;
}

/** Does core read the table as the grid does? Else the grid would lose what it does not see. */
function isPlainTable(dmn: Dmn, id: string, table: XmlElement): boolean {
  const node = readDecisions({ file: writeDmn(dmn) }).file?.model?.nodes[id];
  const box = node?.kind === 'decision' && node.logic?.kind === 'table' ? node.logic : undefined;
  const { inputs, outputs, rules } = readTable(dmn, table);
  return box?.inputs.length === inputs.length && box.outputs.length === outputs.length && JSON.stringify(box.rules) === JSON.stringify(rules.map((rule) => ({ inputs: rule.inputs, outputs: rule.outputs })));
}

/** Why it cannot be changed here; undefined = it can. */
function useReason(dmn: Dmn, edited: EditedDecision | undefined): string | undefined {
  return useMemo(() => {
    const logic = edited?.decision.logic;
    if (logic?.kind === 'other') return t.find(`only.how.${logic.how}`) ?? t('only.unusual');
    if (logic?.kind !== 'table' || isPlainTable(dmn, edited?.decision.id ?? '', logic.table)) return undefined;
    return t(hasImports(dmn) ? 'only.import' : 'only.unusual');
  }, [dmn, edited]);
}
