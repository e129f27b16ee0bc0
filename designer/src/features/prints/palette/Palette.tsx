import type { FieldSpec, PrintDef, PrintPiece } from '@liandong/core/run';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { fieldPiece } from '../model/insert';
import { fieldsInOrder, type PrintWorld } from '../model/world';
import type { Selected } from '../selection';
import { t } from '../text';

interface PaletteProps {
  readonly print: PrintDef;
  readonly world: PrintWorld;
  readonly selected: Selected | undefined;
  readonly isReadonly: boolean;
  onAdd(piece: PrintPiece): void;
  onAddTable(spec: FieldSpec): void;
}
interface Offer { readonly key: string; readonly title: string; readonly piece: PrintPiece; readonly table?: FieldSpec }
interface Group { readonly key: string; readonly title: string; readonly offers: readonly Offer[] }

const FACTS = ['no', 'title', 'state', 'unit', 'county', 'occurredAt', 'createdAt', 'printedAt', 'printedBy', 'link'] as const;
const SAID = ['opinion', 'outcome', 'by', 'at'] as const;

const offersOf = (spec: FieldSpec, world: PrintWorld): Offer[] => {
  if (!spec.columns) return [{ key: spec.id, title: spec.title, piece: fieldPiece(spec.id, spec, world) }];
  const columns = Object.values(spec.columns).filter(({ level }) => level !== 'L4').map((column): Offer => ({ key: `${spec.id}/${column.id}`, title: t('piece.column', { table: spec.title, column: column.title }), piece: fieldPiece(`${spec.id}/${column.id}`, column, world) }));
  return [{ key: spec.id, title: t('palette.table', { title: spec.title }), piece: { field: spec.id }, table: spec }, ...columns];
};
const withForm = (form: string, section: string, many: boolean): string => (many && form !== section ? `${form}·${section}` : section);

function groupsOf(world: PrintWorld): Group[] {
  const seen = new Set<string>();
  const fields = world.forms.flatMap((form) => fieldsInOrder(form).map((section, index): Group => {
    const fresh = section.fields.filter(({ id, level }) => level !== 'L4' && !seen.has(id) && seen.add(id));
    return { key: `${form.def.id}:${index}`, title: withForm(form.def.title, section.title, world.forms.length > 1), offers: fresh.flatMap((spec) => offersOf(spec, world)) };
  }));
  const steps = world.steps.map((step): Group => ({
    key: `step:${step.id}`, title: t('palette.stepGroup', { process: step.process, step: step.title }), offers: SAID.filter((what) => what !== 'outcome' || step.hasOutcomes).map((what) => ({ key: `${step.id}:${what}`, title: t(`palette.what.${what}`), piece: { step: step.id, what } })),
  }));
  const facts: Group = { key: 'facts', title: t('palette.facts'), offers: FACTS.map((fact) => ({ key: fact, title: t(`fact.${fact}`), piece: { record: fact } })) };
  return [...fields, facts, ...steps];
}
/** What a piece brings to the paper, however it is shown. */
const sourceOf = (piece: PrintPiece): string => ('field' in piece ? `f:${piece.field}` : 'record' in piece ? `r:${piece.record}` : 'step' in piece ? `s:${piece.step}:${piece.what}` : '');
const usedIn = (print: PrintDef): ReadonlySet<string> => new Set(print.grids.flatMap(({ cells }) => cells.flatMap(({ pieces }) => pieces.map(sourceOf))));

/** All that can stand on the paper, by its name; a click puts it into the chosen cell. */
export function Palette({ print, world, selected, isReadonly, onAdd, onAddTable }: PaletteProps) {
  const [search, setSearch] = useState('');
  const wanted = search.trim();
  const used = usedIn(print);
  const groups = groupsOf(world).map((group) => ({ ...group, offers: group.offers.filter(({ title }) => wanted === '' || title.includes(wanted) || group.title.includes(wanted)) })).filter(({ offers }) => offers.length > 0);
  const where = selected ? t('palette.where', { row: selected.area.row + 1, column: selected.area.column + 1 }) : t('palette.nowhere');
  return (
    <>
      <Input data-native-undo aria-label={t('palette.search')} placeholder={t('palette.search')} allowClear value={search} onChange={(event) => setSearch(event.target.value)} />
      <p className="ld-hint ld-where" role="status">{where}</p>
      {world.forms.length === 0 && <p className="ld-hint">{t('palette.noForms')}</p>}
      {groups.length === 0 && <p className="ld-hint">{t('palette.none')}</p>}
      {groups.map((group) => (
        <section key={group.key} className="ld-palette-group">
          <h3>{group.title}</h3>
          <div>
            {group.offers.map(({ key, title, piece, table }) => (
              <button
                key={key} type="button" className={table ? 'ld-palette-item pr-offer is-table' : 'ld-palette-item pr-offer'} disabled={isReadonly || (!table && !selected)}
                {...(table ? {} : { 'aria-label': t('palette.add', { title }) })} onClick={() => (table ? onAddTable(table) : onAdd(piece))}
              >
                {title}{used.has(sourceOf(piece)) && <span className="pr-used" role="img" aria-label={t('palette.used')} title={t('palette.used')}>✓</span>}
              </button>
            ))}
          </div>
        </section>
      ))}
      {selected && !isReadonly && <TablesWhole groups={groups} onAdd={onAdd} />}
    </>
  );
}

/** A child table as one text, for those who want it in a single cell. */
function TablesWhole({ groups, onAdd }: { readonly groups: readonly Group[]; onAdd(piece: PrintPiece): void }) {
  const tables = groups.flatMap(({ offers }) => offers.flatMap(({ table }) => table ?? []));
  if (tables.length === 0) return null;
  return (
    <section className="ld-palette-group">
      <h3>{t('palette.wholeTable')}</h3>
      <div>{tables.map(({ id, title }) => <Button key={id} size="small" onClick={() => onAdd({ field: id })}>{title}</Button>)}</div>
    </section>
  );
}
