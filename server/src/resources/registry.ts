/** All resources of the API, one line each. The mount, OpenAPI and the authorisation matrix walk this list. */
import type { Deps } from '../platform/deps';
import { type Slice, slice } from '../platform/http/mount';
import { formDraftsApi } from './form-drafts/contract';
import { formDraftsHandlers } from './form-drafts/index';
import { orgUnitsApi } from './org-units/contract';
import { orgUnitsHandlers } from './org-units/index';
import { packsApi } from './packs/contract';
import { packsHandlers } from './packs/index';
import { releasesApi } from './releases/contract';
import { releasesHandlers } from './releases/index';
import { servicesApi } from './services/contract';
import { servicesHandlers } from './services/index';
import { sessionApi } from './session/contract';
import { sessionHandlers } from './session/index';
import { usersApi } from './users/contract';
import { usersHandlers } from './users/index';

export interface SliceOptions {
  /** cookies are `Secure` */
  readonly secure: boolean;
}
export const slices = (deps: Deps, options: SliceOptions): readonly Slice[] => [
  slice(formDraftsApi, formDraftsHandlers(deps)),
  slice(orgUnitsApi, orgUnitsHandlers(deps)),
  slice(packsApi, packsHandlers(deps)),
  slice(releasesApi, releasesHandlers(deps)),
  slice(servicesApi, servicesHandlers(deps)),
  slice(sessionApi, sessionHandlers(deps, options)),
  slice(usersApi, usersHandlers(deps)),
];
