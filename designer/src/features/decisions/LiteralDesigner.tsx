import { Select } from 'antd';
import { useId } from 'react';
import { setLiteral, setResultType } from '../../dmn';
import { Columns, Field } from '../../ui';
import { FeelEditor } from '../../ui/FeelEditor';
import { DecisionQuestions } from './inspector/DecisionQuestions';
import { Sides } from './inspector/Sides';
import { typeOptions } from './inspector/type-options';
import { t } from './text';
import { useTry } from './try/use-try';
import type { EditedDecision } from './use-decision';

/** A decision that is one expression. */
export function LiteralDesigner({ edited }: { readonly edited: EditedDecision }) {
  const { decision: { name, logic, type }, readables, draft: { readonly } } = edited;
  const tried = useTry(edited);
  const id = useId();
  const text = logic.kind === 'literal' ? logic.text : '';
  return (
    <Columns inspector={<Sides tried={tried} isTable={false} options={[]}><DecisionQuestions edited={edited} /></Sides>}>
      <div className="dt-literal">
        <h2>{name}</h2>
        <p className="ld-hint">{t('literal.hint')}</p>
        <FeelEditor label={t('literal.feel')} value={text} isReadonly={readonly} onChange={(next) => edited.edit(t('did.literal'), (dmn, decision) => setLiteral(dmn, decision, next), 'literal')} />
        <details className="dt-names">
          <summary>{t('literal.names')}</summary>
          <ul>{readables.map(({ id: name, title }) => <li key={name}>{title} <code>{name}</code></li>)}</ul>
        </details>
        <Field label={t('inspector.type')} htmlFor={id}><Select id={id} className="dt-narrow" disabled={readonly} value={type} options={typeOptions(type)} onChange={(next: string) => edited.edit(t('did.type'), (dmn, decision) => setResultType(dmn, decision, next))} /></Field>
      </div>
    </Columns>
  );
}
