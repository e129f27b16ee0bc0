import type { Found } from '@liandong/form';
import { asFound, useProgram } from '../../forms';
import { Failed, Loading } from '../../ui';
import { firstAnswers } from './first-answers';
import { NewRecordForm } from './NewRecordForm';
import type { Offer } from './offers';

interface MakePlainProps {
  readonly offer: Extract<Offer, { readonly type: unknown }>;
  readonly text: string;
  readonly draftKey: string;
  readonly onDirty: (drop: () => void) => void;
  readonly onDone: (found: Found) => void;
}

/** The form of a record that needs no service. Somebody who turns out to be known is taken instead of being entered again. */
export function MakePlain({ offer: { type, orgId, orgName }, text, draftKey, onDirty, onDone }: MakePlainProps) {
  const program = useProgram(type.create?.release);
  if (!program.data) return program.isError ? <Failed error={program.error} onRetry={() => void program.refetch()} /> : <Loading rows={4} />;
  const given = firstAnswers(program.data.pack, type.create?.form ?? '', type.type, text);
  return <NewRecordForm type={type} program={program.data} orgId={orgId} orgName={orgName} draftKey={draftKey} given={given} onDirty={onDirty} onTake={onDone} onMade={({ record }) => onDone(asFound(record))} />;
}
