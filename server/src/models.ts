/** All models of the database, one line a slice: indexes are built from this list at start. */
import { grantModel } from './closed/index';
import { durableModels } from './durable/index';
import type { ModelOf } from './platform/db/index';
import { numbersChangedModel } from './platform/changes/index';
import { leaseModel } from './platform/jobs/index';
import { keyCheckModel } from './platform/keys/index';
import { countyModel, orgUnitModel, standInModel, userModel } from './platform/org/index';
import { cellModel, factModel, factRulesModel, keyModel, sumModel, valueModel } from './resources/figures/index';
import { uploadModel } from './resources/files/index';
import { formDraftModel } from './resources/form-drafts/index';
import { importBatchModel, importModel } from './resources/imports/index';
import { requestModel } from './resources/grants/index';
import { inboxModel } from './resources/inbox/index';
import { activationModel, catalogModel, packModel, releaseModel } from './resources/packs/index';
import { apartModel, consentRoundModel } from './resources/persons/index';
import { planCountModel, planDoneModel, planDueModel, planMarkModel, planRulesModel } from './resources/plans/index';
import { quotaCountModel, quotaFactModel } from './resources/quotas/index';
import { registerViewModel } from './resources/registers/index';
import { reportBasisModel, reportObjectModel } from './resources/report-objects/index';
import { holdModel, itemModel, listModel } from './resources/retention/index';
import { sessionModels } from './resources/session/index';

export const models: readonly ModelOf[] = [
  keyCheckModel, leaseModel, numbersChangedModel, countyModel, orgUnitModel, userModel, standInModel,
  ...durableModels, grantModel, requestModel,
  factModel, sumModel, keyModel, valueModel, cellModel, factRulesModel,
  planDoneModel, planDueModel, planCountModel, planMarkModel, planRulesModel, quotaFactModel, quotaCountModel,
  uploadModel,
  formDraftModel,
  inboxModel,
  reportObjectModel, reportBasisModel,
  importModel, importBatchModel,
  registerViewModel,
  holdModel, listModel, itemModel,
  apartModel, consentRoundModel,
  packModel, releaseModel, activationModel, catalogModel,
  ...sessionModels,
];
