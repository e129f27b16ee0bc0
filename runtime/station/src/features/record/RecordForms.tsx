import type { Program } from '@liandong/core/run';
import { FormView } from '@liandong/form';
import type { RecordView } from '@liandong/server/contract/works';
import { useFiles, useLookup } from '../../forms';
import { t } from '../../text';
import { Empty } from '../../ui';
import { formParts, type FormPart } from './form-parts';
import { Versions } from './Versions';

interface RecordFormsProps {
  readonly program: Program;
  readonly record: RecordView;
  /** a form that stands elsewhere on the page */
  readonly except?: string | undefined;
}

function Parts({ program, record, parts }: RecordFormsProps & { readonly parts: readonly FormPart[] }) {
  const files = useFiles();
  const lookup = useLookup(program.pack.manifest.id);
  return (
    <>
      {parts.map(({ formId, title, data, access }) => (
        <section key={formId} className="card record-part">
          <h2>{title}</h2>
          <FormView program={program} formId={formId} data={data} access={access} masked={record.masked} now={record.createdAt} mode="read" files={files} lookup={lookup} />
        </section>
      ))}
    </>
  );
}

/** A record's data to read, by the forms that it was filled with, and what was said earlier in fields that are revised. */
export function RecordForms(props: RecordFormsProps) {
  const parts = formParts(props.program.pack, props.record.type, props.record.data, props.except);
  const { program, record } = props;
  if (parts.length === 0) return <Empty title={t('record.nothing')} />;
  return <><Parts {...props} parts={parts} /><Versions program={program} type={record.type} recordId={record.id} data={record.data} /></>;
}

/** The same, folded away; nothing at all when there is nothing to read. */
export function RecordFold(props: RecordFormsProps) {
  const parts = formParts(props.program.pack, props.record.type, props.record.data, props.except);
  return parts.length === 0 ? null : <details className="record-fold"><summary>{t('task.record')}</summary><Parts {...props} parts={parts} /></details>;
}
