/** Every widget's description, in the order of the palette. React-free; a test compares it with the folders. */
import { calculatedMeta } from './calculated/meta';
import { cascadeMeta } from './cascade/meta';
import { consentMeta } from './consent/meta';
import { consentScopesMeta } from './consent-scopes/meta';
import { dateMeta } from './date/meta';
import { dateRangeMeta } from './date-range/meta';
import { datetimeMeta } from './datetime/meta';
import { fileMeta } from './file/meta';
import { hoursMeta } from './hours/meta';
import { idCardMeta } from './id-card/meta';
import { locationMeta } from './location/meta';
import { moneyMeta } from './money/meta';
import { multiSelectMeta } from './multi-select/meta';
import { noteMeta } from './note/meta';
import { numberMeta } from './number/meta';
import { personNameMeta } from './person-name/meta';
import { phoneMeta } from './phone/meta';
import { photoMeta } from './photo/meta';
import { recordPickerMeta } from './record-picker/meta';
import { scanMeta } from './scan/meta';
import { scoreMeta } from './score/meta';
import { searchSelectMeta } from './search-select/meta';
import { segmentedMeta } from './segmented/meta';
import { selectMeta } from './select/meta';
import { signatureMeta } from './signature/meta';
import { switchMeta } from './switch/meta';
import { tableMeta } from './table/meta';
import { textMeta } from './text/meta';
import { textareaMeta } from './textarea/meta';
import { timeMeta } from './time/meta';
import { unitPickerMeta } from './unit-picker/meta';
import { userPickerMeta } from './user-picker/meta';
import type { WidgetMeta } from './widget';

export const WIDGETS: readonly WidgetMeta[] = [
  textMeta, textareaMeta, numberMeta, moneyMeta, hoursMeta, dateMeta, timeMeta, datetimeMeta, dateRangeMeta, calculatedMeta, tableMeta,
  selectMeta, segmentedMeta, searchSelectMeta, cascadeMeta, multiSelectMeta, switchMeta, scoreMeta, consentMeta, consentScopesMeta,
  personNameMeta, idCardMeta, phoneMeta, recordPickerMeta, unitPickerMeta, userPickerMeta,
  photoMeta, signatureMeta, fileMeta, locationMeta, scanMeta,
  noteMeta,
];
const byId = new Map(WIDGETS.map((meta) => [meta.id, meta]));
export const metaOf = (id: string): WidgetMeta | undefined => byId.get(id);
