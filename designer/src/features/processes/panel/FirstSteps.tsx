import type { DiagramElement } from '../diagram/types';
import { entryAt } from '../diagram/scopes';
import { isActivity } from '../model/fit';
import { Choices } from './controls';
import { FeelText } from './FeelText';

const listOf = (feel: string): readonly string[] | undefined => {
  if (feel === '') return [];
  const inside = /^\[\s*("[^"]*"(?:\s*,\s*"[^"]*")*)?\s*\]$/.exec(feel);
  return inside ? [...(inside[1] ?? '').matchAll(/"([^"]*)"/g)].map(([, id = '']) => id) : undefined;
};

/** Which steps of an ad-hoc sub-process are begun at once: chosen by name, kept as a FEEL list of ids. */
export function FirstSteps({ element, value, onChange, ...asked }: { readonly element: DiagramElement; readonly label: string; readonly name: string; readonly value: string; readonly disabled: boolean; readonly hint?: string; readonly onChange: (feel: string) => void }) {
  const ids = listOf(value);
  if (!ids) return <FeelText {...asked} value={value} onChange={onChange} />;
  const steps = (element.children ?? []).filter((child) => isActivity(entryAt(child)));
  return <Choices {...asked} values={ids} options={steps.map((step) => ({ value: step.id, title: step.businessObject.name || step.id }))} onChange={(next) => onChange(next.length === 0 ? '' : `[${next.map((id) => `"${id}"`).join(', ')}]`)} />;
}
