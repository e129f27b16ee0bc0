/** All models of the database, one line a slice: indexes are built from this list at start. */
import type { ModelOf } from './platform/db/index';
import { keyCheckModel } from './platform/keys/index';
import { countyModel, orgUnitModel, userModel } from './platform/org/index';
import { formDraftModel } from './resources/form-drafts/index';
import { activationModel, catalogModel, packModel, releaseModel } from './resources/packs/index';
import { sessionModels } from './resources/session/index';

export const models: readonly ModelOf[] = [
  keyCheckModel, countyModel, orgUnitModel, userModel, ...sessionModels,
  packModel, releaseModel, activationModel, catalogModel, formDraftModel,
];
