import { sha256Hex } from '@liandong/core/run';
import type { ShownRow } from '../../closed/index';
import type { InboxDoc } from '../inbox/index';

type Kind = 'grant-asked' | 'grant-given' | 'grant-declined' | 'grant-unanswered' | 'grant-taken';
interface About { readonly countyId: string; /** of the request or the grant: told once */ readonly id: string; readonly recordId: string; readonly at: string; readonly params: Readonly<Record<string, string>> }

/** A message of each person, without a value of the record or a word of the reasons. */
export const messagesTo = (userIds: readonly string[], kind: Kind, { countyId, id, recordId, at, params }: About): InboxDoc[] => [...new Set(userIds)].map((userId) =>
  ({ _id: sha256Hex(`${kind}\n${countyId}\n${id}\n${userId}`).slice(0, 32), countyId, userId, at, kind, recordId, params, unread: true, keys: [`user:${userId}`] }));

export const namedAs = ({ row, pack }: ShownRow): Record<string, string> =>
  ({ service: pack.records[row.type]?.title ?? row.type, ...(row.no === undefined ? {} : { no: row.no }) });
