import type { Program } from '@liandong/core/run';
import { FormView } from '@liandong/form';
import type { RecordView } from '@liandong/server/contract/works';
import { useFiles } from '../../data';
import { t } from '../../text';
import { Empty } from '../../ui';
import { formParts } from './form-parts';

/** A record's data to read, by the forms that it was filled with. */
export function RecordForms({ program, record, except }: { readonly program: Program; readonly record: RecordView; readonly except?: string | undefined }) {
  const files = useFiles();
  const parts = formParts(program.pack, record.type, record.data, except);
  if (parts.length === 0) return <Empty title={t('record.nothing')} />;
  return (
    <>
      {parts.map(({ formId, title, data, access }) => (
        <section key={formId} className="card record-part">
          <h2>{title}</h2>
          <FormView program={program} formId={formId} data={data} access={access} masked={record.masked} now={record.createdAt} mode="read" files={files} />
        </section>
      ))}
    </>
  );
}
