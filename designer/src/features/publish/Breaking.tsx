import type { CompiledPack, TransformDef, TransformStep } from '@liandong/core/run';
import type { BreakingItem } from '@liandong/server/contract/packs';
import { Select, Tag } from 'antd';
import { useDraft } from '../../editing';
import { t } from '../../text';
import { StepDetails } from './StepDetails';
import { chosenStep, isSettled, transformPath, withChoice } from './transform-file';

const NONE = 'none';

/** What a field is called today, by form; a column with its table. */
export function fieldTitle(pack: CompiledPack | undefined, record: string, path: string): string {
  const [id = '', column] = path.split('/');
  const field = Object.values(pack?.forms ?? {}).find((form) => form.record === record && form.fields[id])?.fields[id];
  return (column === undefined ? field?.title : field?.columns?.[column]?.title) ?? path;
}

function wayText(step: TransformStep, titleOf: (path: string) => string): string {
  switch (step.do) {
    case 'rename': return t('publish.way.rename', { to: titleOf(step.to) });
    case 'split': return t('publish.way.split', { into: step.into.map(titleOf).join(t('list.comma')) });
    case 'convert': return t('publish.way.convert', { type: t(`publish.valueType.${step.type}`) });
    case 'recode': case 'default': case 'drop': return t(`publish.way.${step.do}`);
  }
}

function countText({ records, drafts, sealed }: BreakingItem): string {
  const stored = records === undefined ? t(sealed ? 'publish.sealedCount' : 'publish.noCount') : t('publish.recordCount', { n: records });
  return drafts > 0 ? t('publish.andDrafts', { records: stored, n: drafts }) : stored;
}

interface RowProps { readonly item: BreakingItem; readonly def: TransformDef | undefined; readonly titleOf: (path: string) => string; readonly onChoose: (step: TransformStep | undefined) => void }

function Row({ item, def, titleOf, onChoose }: RowProps) {
  const chosen = chosenStep(def, item);
  const settled = isSettled(chosen, item);
  const ways = item.proposals.map((step) => ({ value: step.do, label: wayText(step, titleOf) }));
  const choose = (value: string): void => onChoose(item.proposals.find((step) => step.do === value));
  return (
    <li className="ld-breaking-item">
      <Tag color={settled ? 'success' : 'warning'}>{t(settled ? 'publish.settled' : item.proposals.length > 0 ? 'publish.open' : 'publish.mind')}</Tag>
      <div>
        <strong>{item.title}</strong>
        <p>{item.detail}</p>
        <p className="ld-hint">{countText(item)}</p>
        {ways.length > 0 && (
          <div className="ld-row">
            <Select aria-label={t('publish.wayOf', { title: item.title })} className="ld-choose" value={chosen?.do ?? NONE} options={[...ways, { value: NONE, label: t('publish.way.none') }]} popupMatchSelectWidth={false} onChange={choose} />
            {chosen && <StepDetails key={chosen.do} step={chosen} item={item} onChange={onChoose} />}
          </div>
        )}
      </div>
    </li>
  );
}

/** Changes after which stored answers have no place: whom each concerns, and what becomes of them. The choice is part of the draft. */
export function Breaking({ items, version }: { readonly items: readonly BreakingItem[]; readonly version: string }) {
  const draft = useDraft();
  const path = transformPath(version);
  const def = draft.json<TransformDef>(path);
  const choose = (item: BreakingItem, step: TransformStep | undefined): void =>
    draft.setFile(path, withChoice(def, version, t('publish.transformTitle', { version }), item, step), t('publish.chose', { title: item.title }));
  return (
    <section aria-label={t('publish.breaking')}>
      <h3>{t('publish.breaking')}</h3>
      <p className="ld-hint">{t('publish.breakingHint', { version })}</p>
      <ul className="ld-breaking">
        {items.map((item) => <Row key={item.id} item={item} def={def} titleOf={(field) => fieldTitle(draft.pack, item.record, field)} onChoose={(step) => choose(item, step)} />)}
      </ul>
    </section>
  );
}
