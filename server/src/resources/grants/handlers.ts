import type { Deps } from '../../platform/deps';
import type { Handlers } from '../../platform/http/handler';
import { decline, give as giveAsked } from './answer';
import { ask, withdraw } from './ask';
import type { GrantsApi } from './contract';
import { end, give } from './give';
import { askedOf } from './list';
import { seenBy } from './seen';
import { shown } from './view';

export const grantsHandlers = (deps: Deps): Handlers<GrantsApi> => ({
  'GET /records/{recordId}/grants': async ({ caller, params }) => shown(deps, caller, await seenBy(deps, caller, params.recordId)),
  'POST /records/{recordId}/grants': (call) => give(deps, call),
  'POST /records/{recordId}/grants/{grantId}/end': (call) => end(deps, call),
  'GET /grant-requests': ({ caller, now }) => askedOf(deps, caller, now),
  'POST /records/{recordId}/grant-requests': (call) => ask(deps, call),
  'POST /records/{recordId}/grant-requests/{requestId}/give': (call) => giveAsked(deps, call),
  'POST /records/{recordId}/grant-requests/{requestId}/decline': (call) => decline(deps, call),
  'POST /records/{recordId}/grant-requests/{requestId}/withdraw': (call) => withdraw(deps, call),
});
