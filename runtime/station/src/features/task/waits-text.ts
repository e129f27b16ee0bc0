import { listText } from '@liandong/client';
import type { TaskDetail } from '@liandong/server/contract/tasks';
import { t } from '../../text';

type Waiting = Pick<TaskDetail, 'waitsFor' | 'asks' | 'signers'>;

/** Why the step cannot be done yet, and whom it waits for. Empty: it can. */
export function waitsText({ waitsFor, asks, signers }: Waiting): string {
  if (waitsFor === undefined) return '';
  const names = waitsFor === 'answer'
    ? asks.filter((ask) => ask.open && ask.waits).map(({ to }) => to)
    : signers.filter((signer) => signer.state === 'waiting' && signer.addedBy !== undefined).map(({ name }) => name);
  return t(`waits.${waitsFor}`, { names: listText([...new Set(names)]) });
}
