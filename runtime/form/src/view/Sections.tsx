import { useId, type ReactNode, type RefObject } from 'react';
import type { FormModel } from '../model/types';
import { AwaitedSection, Section, type SectionProps } from './Section';
import { Steps } from './Steps';
import { Tabs } from './Tabs';
import { isLong, useMounted } from './use-mounted';
import type { Place } from './use-place';

export type Layout = 'page' | 'steps' | 'tabs';
export interface Beside { readonly fields: readonly string[]; readonly content: ReactNode }

/** The last section that asks one of these; the last of all where none does, so that what is told is never lost. */
function sectionOf({ fields }: Beside, { sections }: FormModel): string | undefined {
  return ([...sections].reverse().find((section) => section.fields.some(({ id }) => fields.includes(id))) ?? sections.at(-1))?.id;
}

interface Props {
  readonly root: RefObject<HTMLElement | null>;
  readonly model: FormModel;
  readonly place: Place;
  readonly layout: Layout;
  readonly passed: (section: string) => void;
  readonly visited: ReadonlySet<string>;
  readonly onField: SectionProps['onField'];
  readonly actions: ReactNode;
  readonly beside: Beside | undefined;
}

/** The sections one below the other, a step each or a tab each. */
export function Sections({ root, model, place, layout, passed, visited, onField, actions, beside }: Props) {
  const idPrefix = useId();
  const { sections } = model;
  const isOneByOne = layout !== 'page' && sections.length > 1;
  const at = Math.max(0, sections.findIndex((section) => section.id === place.section));
  const mounted = useMounted(root, sections, isOneByOne ? sections[at]?.id : place.section);
  const apart = !isOneByOne && isLong(sections);
  const told = beside && sectionOf(beside, model);
  const idOf = (section: string): string => `${idPrefix}${section}`;
  // all of them stay mounted, so that an upload goes on when one turns the page
  const drawn = sections.map((section, index) => (
    <div
      key={section.id} hidden={isOneByOne && index !== at}
      {...(isOneByOne && layout === 'tabs' ? { role: 'tabpanel', id: `${idOf(section.id)}-panel`, 'aria-labelledby': `${idOf(section.id)}-tab` } : {})}
    >
      {mounted.has(section.id) ? <Section idPrefix={idOf(section.id)} section={section} untitled={isOneByOne} apart={apart} onField={onField} /> : <AwaitedSection section={section} untitled={isOneByOne} />}
      {section.id === told && beside?.content}
    </div>
  ));
  const end = actions !== undefined && <div className="form-actions">{actions}</div>;
  if (!isOneByOne) return <>{drawn}{end}</>;
  const go = (to: number): void => {
    const [leaving, next] = [sections[at], sections[to]];
    if (leaving && (to > at || layout === 'tabs')) passed(leaving.id);
    if (next) place.goSection(next.id, layout === 'steps');
  };
  if (layout === 'tabs') return <><Tabs sections={sections} at={at} idOf={idOf} onGo={go}>{drawn}</Tabs>{end}</>;
  return <Steps model={model} at={at} visited={visited} onGo={go} actions={actions}>{drawn}</Steps>;
}
