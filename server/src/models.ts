/** All models of the database, one line a slice: indexes are built from this list at start. */
import type { ModelOf } from './platform/db/indexes';
import { countyModel, orgUnitModel, userModel } from './platform/org/model';
import { attemptModel, sessionModel } from './resources/session/model';

export const models: readonly ModelOf[] = [countyModel, orgUnitModel, userModel, sessionModel, attemptModel];
