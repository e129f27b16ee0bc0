import { InputNumber, Select } from 'antd';
import { useId } from 'react';
import type { Finding } from '../../../editing';
import { Field } from '../../../ui';
import type { CellActions } from '../actions';
import { placeWords } from '../canvas/Cell';
import { spotAt, spotsIn } from '../model/area';
import { lookOf, type Look, piecesAt } from '../model/cells';
import { repeatAt } from '../model/repeat';
import type { PrintWorld } from '../model/world';
import type { Selected } from '../selection';
import { t } from '../text';
import { FoundList } from './FoundList';
import { PieceList } from './PieceList';

interface CellInspectorProps {
  readonly selected: Selected;
  readonly world: PrintWorld;
  readonly findings: readonly Finding[];
  readonly actions: CellActions;
  readonly isReadonly: boolean;
}
const SIZES = ['small', 'normal', 'large', 'title'] as const;

/** The chosen cell: what stands in it, how it looks, and its row and column. Of several the look only. */
export function CellInspector({ selected, world, findings, actions, isReadonly }: CellInspectorProps) {
  const { own, area, head } = selected;
  const spots = spotsIn(own, area);
  const isOne = spots.length === 1;
  return (
    <>
      <h2>{isOne ? t('inspector.cell') : t('inspector.many', { n: spots.length })} <span className="ld-hint">{placeWords(area)}</span></h2>
      <FoundList findings={findings} />
      {isOne
        ? <Field label={t('inspector.content')}><PieceList pieces={piecesAt(own, area)} world={world} table={repeatAt(own, area.row)?.table} isReadonly={isReadonly} onChange={actions.setPieces} /></Field>
        : <p className="ld-hint">{t('inspector.manyHint')}</p>}
      <LookFields look={lookOf(spotAt(own, head)?.cell)} isReadonly={isReadonly} onChange={actions.setLook} />
      {isOne && <LineFields selected={selected} world={world} actions={actions} isReadonly={isReadonly} />}
    </>
  );
}

function LookFields({ look, isReadonly, onChange }: { readonly look: Required<Look>; readonly isReadonly: boolean; onChange(look: Look): void }) {
  const id = useId();
  return <Field label={t('inspector.size')} htmlFor={id}><Select<(typeof SIZES)[number]> id={id} disabled={isReadonly} value={look.size} options={SIZES.map((value) => ({ value, label: t(`inspector.sizes.${value}`) }))} onChange={(size) => onChange({ size })} /></Field>;
}

const NEVER = '';
function LineFields({ selected: { own, area }, world, actions, isReadonly }: Omit<CellInspectorProps, 'findings'>) {
  const [heightId, widthId, repeatId, leastId] = [useId(), useId(), useId(), useId()];
  const repeat = repeatAt(own, area.row);
  const tables = Object.values(world.fields).filter(({ columns }) => columns);
  const isGone = repeat !== undefined && !tables.some(({ id }) => id === repeat.table);
  const options = [{ value: NEVER, label: t('inspector.repeatNone') }, ...tables.map(({ id, title }) => ({ value: id, label: title })), ...(isGone ? [{ value: repeat.table, label: t('piece.gone') }] : [])];
  return (
    <>
      <h3>{t('inspector.line')}</h3>
      <Field label={t('inspector.height')} htmlFor={heightId} hint={t('inspector.heightHint')}><InputNumber id={heightId} min={0} max={400} disabled={isReadonly} value={own.heights?.[area.row] ?? 0} onChange={(height) => actions.setHeight(height ?? 0)} /></Field>
      <Field label={t('inspector.width')} htmlFor={widthId} hint={t('inspector.widthHint')}><InputNumber id={widthId} min={0.1} max={100} disabled={isReadonly} value={own.columns[area.column] ?? 1} onChange={(width) => width !== null && actions.setWidth(width)} /></Field>
      {(tables.length > 0 || repeat) && <Field label={t('inspector.repeat')} htmlFor={repeatId} hint={t('inspector.repeatHint')}><Select id={repeatId} disabled={isReadonly} value={repeat?.table ?? NEVER} options={options} onChange={(table) => actions.setRepeat(table === NEVER ? undefined : table, repeat?.atLeast)} /></Field>}
      {repeat && <Field label={t('inspector.atLeast')} htmlFor={leastId} hint={t('inspector.atLeastHint')}><InputNumber id={leastId} min={0} max={60} precision={0} disabled={isReadonly} value={repeat.atLeast ?? 0} onChange={(least) => actions.setRepeat(repeat.table, least ?? 0)} /></Field>}
    </>
  );
}
