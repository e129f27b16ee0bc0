import { useSearchParams } from 'react-router';
import { usePack, useRegisters } from '../../data';
import { t } from '../../text';
import { Empty, Failed, Loading, Page, SelectField } from '../../ui';
import { RegisterPart } from './RegisterPart';

type Register = NonNullable<ReturnType<typeof useRegisters>['data']>[number];
function Described({ register }: { readonly register: Register }) {
  const pack = usePack(register.release);
  if (pack.data) return <RegisterPart register={register} pack={pack.data} />;
  return pack.isError ? <Failed error={pack.error} onRetry={() => void pack.refetch()} /> : <Loading rows={5} />;
}

/** 台账: which register, and the register itself. Its address names the type only. */
export function RegistersPage() {
  const [search, setSearch] = useSearchParams();
  const registers = useRegisters();
  const keyOf = ({ packId, type }: { readonly packId: string; readonly type: string }): string => `${packId} ${type}`;
  const all = registers.data ?? [];
  const register = all.find((one) => keyOf(one) === search.get('type')) ?? all[0];
  return (
    <Page title={t('registers.title')} wide back="/records">
      {registers.isPending && <Loading rows={5} />}
      {registers.isError && <Failed error={registers.error} onRetry={() => void registers.refetch()} />}
      {registers.isSuccess && !register && <Empty title={t('registers.noTypes')}>{t('registers.noTypesHint')}</Empty>}
      {register && all.length > 1 && <SelectField label={t('registers.type')} value={keyOf(register)} onChange={(type) => setSearch({ type }, { replace: true })} options={all.map((one) => ({ id: keyOf(one), title: one.title }))} />}
      {register && <Described key={keyOf(register)} register={register} />}
    </Page>
  );
}
