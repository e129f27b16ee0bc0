/** Every widget's description, in the order of the palette. React-free; a test compares it with the folders. */
import { consentMeta } from './consent/meta';
import { dateMeta } from './date/meta';
import { datetimeMeta } from './datetime/meta';
import { fileMeta } from './file/meta';
import { idCardMeta } from './id-card/meta';
import { moneyMeta } from './money/meta';
import { multiSelectMeta } from './multi-select/meta';
import { noteMeta } from './note/meta';
import { numberMeta } from './number/meta';
import { personNameMeta } from './person-name/meta';
import { phoneMeta } from './phone/meta';
import { photoMeta } from './photo/meta';
import { scoreMeta } from './score/meta';
import { selectMeta } from './select/meta';
import { signatureMeta } from './signature/meta';
import { switchMeta } from './switch/meta';
import { textMeta } from './text/meta';
import { textareaMeta } from './textarea/meta';
import type { WidgetMeta } from './widget';

export const WIDGETS: readonly WidgetMeta[] = [
  textMeta, textareaMeta, numberMeta, moneyMeta, dateMeta, datetimeMeta,
  selectMeta, multiSelectMeta, switchMeta, scoreMeta, consentMeta,
  personNameMeta, idCardMeta, phoneMeta,
  photoMeta, signatureMeta, fileMeta,
  noteMeta,
];
const byId = new Map(WIDGETS.map((meta) => [meta.id, meta]));
export const metaOf = (id: string): WidgetMeta | undefined => byId.get(id);
