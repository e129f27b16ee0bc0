import { Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { isFlow, isNode } from '../diagram/graph-of';
import type { DiagramElement } from '../diagram/types';
import { type DialectEntry, entryOf } from '../model/dialect';
import { isActivity } from '../model/fit';
import { elementTitle, t } from '../text';
import { BranchesTab } from './BranchesTab';
import { ConditionTab } from './ConditionTab';
import { useEditing } from './context';
import { TextField } from './controls';
import { ExpertTab } from './ExpertTab';
import { HowTab } from './HowTab';
import { ManyTab } from './ManyTab';
import { SettingsTab } from './SettingsTab';
import { WhatTab } from './WhatTab';
import { WhenTab } from './WhenTab';
import { WhoTab } from './WhoTab';

type TabKey = 'who' | 'what' | 'when' | 'how' | 'many' | 'settings' | 'expert';
type Tab = readonly [TabKey, ReactNode];

/** Which tabs an element has follows from its definition in core, not from a list of elements. */
function tabsOf(element: DiagramElement, entry: DialectEntry | undefined): readonly Tab[] {
  const expert: Tab = ['expert', <ExpertTab key={element.id} element={element} />];
  if (isFlow(element)) return [['how', <ConditionTab key={element.id} flow={element} />], expert];
  if (!entry) return [expert];
  const settings: Tab = ['settings', <SettingsTab element={element} entry={entry} />];
  const many: readonly Tab[] = isActivity(entry) ? [['many', <ManyTab element={element} entry={entry} />]] : [];
  if (entry.human) {
    const own: readonly Tab[] = Object.keys(entry.properties).length > 0 ? [settings] : [];
    return [['who', <WhoTab element={element} />], ['what', <WhatTab element={element} />], ['when', <WhenTab element={element} />], ['how', <HowTab element={element} />], ...many, ...own, expert];
  }
  return entry.group === 'gateway' ? [['how', <BranchesTab element={element} />], settings, expert] : [settings, ...many, expert];
}

/** The questions about what is selected, in words. */
export function Inspector() {
  const { diagram, readonly } = useEditing();
  const [wanted, want] = useState<{ readonly key: TabKey; readonly on: string }>({ key: 'who', on: '' });
  const element = diagram.selected();
  if (!element) return <ProcessPanel />;
  const entry = entryOf(element.businessObject as never);
  const tabs = tabsOf(element, entry);
  // the question stays when another element is chosen; what is folded away for experts is folded again
  const stays = tabs.some(([key]) => key === wanted.key) && (wanted.key !== 'expert' || wanted.on === element.id);
  const active = stays ? wanted.key : (tabs[0]?.[0] ?? 'expert');
  const rename = (name: string): void => diagram.change(t('step.name'), (get) => get('modeling').updateProperties(element, { name }), `name:${element.id}`);
  return (
    <div className="pe-inspector" data-selected={element.id}>
      <h2>{entry ? elementTitle(entry.type) : isFlow(element) ? t('tool.connect') : t('list.drawn')}</h2>
      {!entry && isNode(element) && <p className="ld-hint">{t('panel.foreign')}</p>}
      {element.type !== 'bpmn:TextAnnotation' && <TextField key={element.id} label={t('panel.name')} name="name" value={element.businessObject.name ?? ''} disabled={readonly} onChange={rename} />}
      <Tabs size="small" tabBarGutter={tabs.length > 6 ? 7 : 12} activeKey={active} onChange={(key) => want({ key: key as TabKey, on: element.id })} items={tabs.map(([key, children]) => ({ key, label: t(key === 'many' && !entry?.human ? 'tab.times' : `tab.${key}`), children }))} />
    </div>
  );
}

function ProcessPanel() {
  const { diagram, pack, readonly } = useEditing();
  const root = diagram.root();
  const many = diagram.get('selection').get().length;
  const nodes = [...diagram.graph().nodes.values()];
  const rename = (name: string): void => diagram.change(t('step.title'), (get) => get('modeling').updateProperties(root, { name }), 'name:process');
  return (
    <div className="pe-inspector">
      <p className="ld-hint">{many > 1 ? t('panel.many', { count: many }) : t('panel.nothing')}</p>
      <TextField label={t('panel.processName')} name="process-name" value={root.businessObject?.name ?? ''} disabled={readonly} onChange={rename} />
      <p><span className="ld-label">{t('panel.usedBy')}: </span>{pack.services.length === 0 ? t('panel.unused') : pack.services.join(t('holders.comma'))}</p>
      <p className="ld-hint">{t('panel.counts', { human: nodes.filter((node) => node.human).length, all: nodes.length })}</p>
    </div>
  );
}
