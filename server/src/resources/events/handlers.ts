import type { Deps } from '../../platform/deps';
import { type Handlers, SENT } from '../../platform/http/handler';
import { figureReach } from '../figures/index';
import type { EventsApi } from './contract';
import { stream } from './stream';

export const eventsHandlers = (deps: Deps): Handlers<EventsApi> => ({
  'GET /events': async ({ caller, req, res }) => {
    const covers = caller.rights.includes('figures') ? (await figureReach(deps, caller)).covers : undefined;
    stream(deps.changes, { ...caller, covers }, req, res);
    return SENT;
  },
});
