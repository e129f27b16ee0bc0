import { isChoice, type Proposal } from '@liandong/sheets';
import { Button, Checkbox, Input, Select, Table } from 'antd';
import { t, widgetTitle } from './text';

/** What a question may be taken for. */
const OFFERED = ['text', 'textarea', 'number', 'money', 'hours', 'date', 'date-range', 'time', 'datetime', 'select', 'multi-select', 'switch', 'score', 'person-name', 'phone', 'id-card', 'photo', 'file', 'signature', 'location', 'note'];
export const WIDGET_OPTIONS = OFFERED.map((value) => ({ value, label: widgetTitle(value) }));
const BETWEEN = '、';

interface ProposalTableProps {
  readonly proposals: readonly Proposal[];
  onChange(proposals: readonly Proposal[]): void;
}
interface Line { readonly key: number; readonly proposal: Proposal }

/** Questions that were recognised, each open to correction. */
export function ProposalTable({ proposals, onChange }: ProposalTableProps) {
  const put = (at: number, change: Partial<Proposal>): void => onChange(proposals.map((one, index) => (index === at ? { ...one, ...change } : one)));
  const widget = (at: number, next: string): void => put(at, { widget: next, ...(isChoice(next) ? { options: proposals[at]?.options ?? [] } : {}) });
  return (
    <Table<Line>
      size="small"
      pagination={false}
      scroll={{ y: 340 }}
      dataSource={proposals.map((proposal, key) => ({ key, proposal }))}
      columns={[
        { title: t('sheets.columns.title'), render: (_, { key, proposal }) => <Input aria-label={t('sheets.titleOf', { n: key + 1 })} value={proposal.title} onChange={(event) => put(key, { title: event.target.value })} /> },
        { title: t('sheets.columns.widget'), width: 150, render: (_, { key, proposal }) => <Select showSearch={{ optionFilterProp: 'label' }} virtual={false} aria-label={t('sheets.widgetOf', { title: proposal.title })} value={proposal.widget} options={WIDGET_OPTIONS} onChange={(next) => widget(key, next)} /> },
        {
          title: t('sheets.columns.options'), width: 220,
          render: (_, { key, proposal }) => isChoice(proposal.widget) && (
            <Input aria-label={t('sheets.optionsOf', { title: proposal.title })} placeholder={t('sheets.optionsHint')} value={(proposal.options ?? []).join(BETWEEN)} onChange={(event) => put(key, { options: event.target.value.split(/[、,，;；]/) })} />
          ),
        },
        { title: t('sheets.columns.required'), width: 60, align: 'center', render: (_, { key, proposal }) => <Checkbox aria-label={t('sheets.requiredOf', { title: proposal.title })} checked={proposal.required === true} onChange={(event) => put(key, { required: event.target.checked })} /> },
        { title: '', width: 48, render: (_, { key, proposal }) => <Button type="text" aria-label={t('sheets.drop', { title: proposal.title })} onClick={() => onChange(proposals.filter((_one, index) => index !== key))}>✕</Button> },
      ]}
    />
  );
}
