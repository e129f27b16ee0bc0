import type { Deps } from '../../platform/deps';
import type { Handlers } from '../../platform/http/handler';
import { endApart, tellApart } from './apart';
import { dueConsents } from './consents';
import type { PersonsApi } from './contract';
import { listDoubles } from './doubles';
import { merge } from './merge';
import { similarTo } from './similar';
import { personView } from './view';

export const personsHandlers = (deps: Deps): Handlers<PersonsApi> => ({
  'POST /persons/similar': (call) => similarTo(deps, call),
  'GET /persons/doubles': (call) => listDoubles(deps, call),
  'GET /persons/due-consents': ({ caller, now }) => dueConsents(deps, caller, now),
  'GET /persons/{recordId}': (call) => personView(deps, call),
  'POST /persons/{recordId}/merge': (call) => merge(deps, call, call.body.take),
  'POST /persons/{recordId}/unmerge': (call) => merge(deps, call),
  'POST /persons/{recordId}/apart': (call) => tellApart(deps, call),
  'POST /persons/{recordId}/apart/end': (call) => endApart(deps, call),
});
