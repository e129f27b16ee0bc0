/** All resources of the API, one line each. The mount, OpenAPI and the authorisation matrix walk this list. */
import type { Deps } from '../platform/deps';
import { type Slice, slice } from '../platform/http/mount';
import { dashboardsApi } from './dashboards/contract';
import { dashboardsHandlers } from './dashboards/index';
import { eventsApi } from './events/contract';
import { eventsHandlers } from './events/index';
import { exportsApi } from './exports/contract';
import { exportsHandlers } from './exports/index';
import { figuresApi } from './figures/contract';
import { figuresHandlers } from './figures/index';
import { filesApi } from './files/contract';
import { filesHandlers } from './files/index';
import { formDraftsApi } from './form-drafts/contract';
import { formDraftsHandlers } from './form-drafts/index';
import { grantsApi } from './grants/contract';
import { grantsHandlers } from './grants/index';
import { importsApi } from './imports/contract';
import { importsHandlers } from './imports/index';
import { inboxApi } from './inbox/contract';
import { inboxHandlers } from './inbox/index';
import { incidentsApi } from './incidents/contract';
import { incidentsHandlers } from './incidents/index';
import { knownApi } from './known/contract';
import { knownHandlers } from './known/index';
import { ledgersApi } from './ledgers/contract';
import { ledgersHandlers } from './ledgers/index';
import { migrationsApi } from './migrations/contract';
import { migrationsHandlers } from './migrations/index';
import { noticesApi } from './notices/contract';
import { noticesHandlers } from './notices/index';
import { orgUnitsApi } from './org-units/contract';
import { orgUnitsHandlers } from './org-units/index';
import { packsApi } from './packs/contract';
import { packsHandlers } from './packs/index';
import { peopleApi } from './people/contract';
import { peopleHandlers } from './people/index';
import { personsApi } from './persons/contract';
import { personsHandlers } from './persons/index';
import { plansApi } from './plans/contract';
import { plansHandlers } from './plans/index';
import { printsApi } from './prints/contract';
import { printsHandlers } from './prints/index';
import { quotasApi } from './quotas/contract';
import { quotasHandlers } from './quotas/index';
import { recordSheetsApi } from './record-sheets/contract';
import { recordSheetsHandlers } from './record-sheets/index';
import { recordsApi } from './records/contract';
import { recordsHandlers } from './records/index';
import { registersApi } from './registers/contract';
import { registersHandlers } from './registers/index';
import { releasesApi } from './releases/contract';
import { releasesHandlers } from './releases/index';
import { reportObjectsApi } from './report-objects/contract';
import { reportObjectsHandlers } from './report-objects/index';
import { retentionApi } from './retention/contract';
import { retentionHandlers } from './retention/index';
import { servicesApi } from './services/contract';
import { servicesHandlers } from './services/index';
import { sessionApi } from './session/contract';
import { sessionHandlers } from './session/index';
import { standInsApi } from './stand-ins/contract';
import { standInsHandlers } from './stand-ins/index';
import { tasksApi } from './tasks/contract';
import { tasksHandlers } from './tasks/index';
import { usersApi } from './users/contract';
import { usersHandlers } from './users/index';
import { worksApi } from './works/contract';
import { worksHandlers } from './works/index';

export interface SliceOptions {
  /** cookies are `Secure` */
  readonly secure: boolean;
}
export const slices = (deps: Deps, options: SliceOptions): readonly Slice[] => [
  slice(dashboardsApi, dashboardsHandlers(deps)),
  slice(eventsApi, eventsHandlers(deps)),
  slice(exportsApi, exportsHandlers(deps)),
  slice(figuresApi, figuresHandlers(deps)),
  slice(filesApi, filesHandlers(deps)),
  slice(formDraftsApi, formDraftsHandlers(deps)),
  slice(grantsApi, grantsHandlers(deps)),
  slice(importsApi, importsHandlers(deps)),
  slice(inboxApi, inboxHandlers(deps)),
  slice(incidentsApi, incidentsHandlers(deps)),
  slice(knownApi, knownHandlers(deps)),
  slice(ledgersApi, ledgersHandlers(deps)),
  slice(migrationsApi, migrationsHandlers(deps)),
  slice(noticesApi, noticesHandlers(deps)),
  slice(orgUnitsApi, orgUnitsHandlers(deps)),
  slice(packsApi, packsHandlers(deps)),
  slice(peopleApi, peopleHandlers(deps)),
  slice(personsApi, personsHandlers(deps)),
  slice(plansApi, plansHandlers(deps)),
  slice(printsApi, printsHandlers(deps)),
  slice(quotasApi, quotasHandlers(deps)),
  slice(recordSheetsApi, recordSheetsHandlers(deps)),
  slice(recordsApi, recordsHandlers(deps)),
  slice(registersApi, registersHandlers(deps)),
  slice(releasesApi, releasesHandlers(deps)),
  slice(reportObjectsApi, reportObjectsHandlers(deps)),
  slice(retentionApi, retentionHandlers(deps)),
  slice(servicesApi, servicesHandlers(deps)),
  slice(sessionApi, sessionHandlers(deps, options)),
  slice(standInsApi, standInsHandlers(deps)),
  slice(tasksApi, tasksHandlers(deps)),
  slice(usersApi, usersHandlers(deps)),
  slice(worksApi, worksHandlers(deps)),
];
