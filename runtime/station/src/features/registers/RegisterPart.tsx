import { useMemo, useState } from 'react';
import { filterWords, registerFields, type CompiledPack } from '@liandong/core/run';
import { t } from '../../text';
import { Button, Empty, Failed, Loading, MoreButton } from '../../ui';
import { askedOf, isNothing, NOTHING, useAsked, type Asked, type RegisterId } from './asked';
import { ColumnsSheet } from './ColumnsSheet';
import { FilterSentence } from './FilterSentence';
import { Export } from './Export';
import { RegisterTable } from './RegisterTable';
import { SearchBox } from './SearchBox';
import { useNames } from './use-names';
import { useRows, useViews } from './use-register';
import { Views } from './Views';

function countText(count: { readonly count?: number | undefined; readonly more: boolean } | undefined): string {
  if (!count) return t('registers.counting');
  if (count.count === undefined) return t('registers.many');
  return count.more ? t('registers.countMore', { n: count.count }) : t('registers.count', { n: count.count });
}

const isUpwards = ({ sort }: Asked): boolean => sort?.desc === false;

/** Half a syllable finds nobody: who types the sound of a name is told how. */
function emptyHint(asked: Asked): string {
  if (isNothing(asked)) return t('registers.noneHint');
  return /[a-z]/i.test(asked.search) ? t('registers.soundHint') : t('registers.noneSuchHint');
}

/** One register: what is asked of it above, the rows below. */
export function RegisterPart({ register, pack }: { readonly register: RegisterId; readonly pack: CompiledPack }) {
  const fields = useMemo(() => registerFields(pack, register.type), [pack, register.type]);
  const views = (useViews().data ?? []).filter(({ query }) => query.packId === register.packId && query.type === register.type);
  const first = views.find((view) => view.first);
  const [asked, change] = useAsked(register, first && askedOf(first));
  const [choosing, setChoosing] = useState(false);
  const names = useNames(register.packId, fields, asked.filter);
  const words = { pack, fields, names };
  const { rows, count } = useRows(register, asked);
  const clear = (): void => change({ ...NOTHING, sort: undefined, columns: undefined, viewId: undefined });
  return (
    <>
      <Views register={register} views={views} asked={asked} onOpen={(next) => (next ? change({ sort: undefined, columns: undefined, ...next }) : clear())} />
      <SearchBox value={asked.search} onSearch={(search) => change({ search })} />
      <div className="register-filter"><FilterSentence filter={asked.filter} words={words} onChange={(filter) => change({ filter })} /></div>
      <div className="register-line">
        <p role="status">{countText(count)}{asked.filter.items.length > 0 && <span className="hint"> {t('registers.where', { words: filterWords(asked.filter, words) })}</span>}</p>
        <span className="page-links"><Button kind="link" onClick={() => setChoosing(true)}>{t('registers.columns')}</Button><Export register={register} pack={pack} asked={asked} none={rows.items.length === 0} /></span>
      </div>
      {rows.state === 'loading' && <Loading rows={6} />}
      {rows.state === 'failed' && <><Failed error={rows.error} onRetry={rows.retry} /><Button onClick={() => change({ sort: undefined })}>{t('registers.noSort')}</Button></>}
      {rows.state === 'ready' && rows.items.length === 0 && !rows.hasMore && (
        <Empty title={isNothing(asked) ? t('registers.none') : t('registers.noneSuch')} action={isNothing(asked) ? undefined : <Button onClick={clear}>{t('registers.clear')}</Button>}>{emptyHint(asked)}</Empty>
      )}
      {rows.items.length > 0 && <RegisterTable rows={rows.items} fields={fields} sort={asked.sort} onSort={(sort) => change({ sort })} />}
      {rows.hasMore && <MoreButton busy={rows.isLoadingMore} onMore={rows.more} lookedTo={rows.lookedTo} none={rows.items.length === 0} upwards={isUpwards(asked)} />}
      {choosing && <ColumnsSheet pack={pack} register={register} fields={fields} columns={asked.columns} onClose={() => setChoosing(false)} onDone={(columns) => { change({ columns }); setChoosing(false); }} />}
    </>
  );
}
