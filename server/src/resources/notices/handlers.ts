import type { Deps } from '../../platform/deps';
import type { Handlers } from '../../platform/http/handler';
import type { NoticesApi } from './contract';
import { countyOfNotice, noticeListing } from './listing';

export const noticesHandlers = (deps: Deps): Handlers<NoticesApi> => ({
  'GET /notices/{packId}/{noticeId}': async ({ params: { packId, noticeId }, query }) => noticeListing(deps, await countyOfNotice(deps, packId, noticeId), packId, noticeId, query),
});
