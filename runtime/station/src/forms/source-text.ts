import type { KnownView } from '@liandong/server/contract/known';
import { t } from '../text';

/** Where an answer was given, as a part of a sentence. */
export const sourceText = ({ serviceTitle, formTitle, recordTitle }: Pick<KnownView, 'serviceTitle' | 'formTitle' | 'recordTitle'>): string => t('known.from', { form: formTitle || serviceTitle, record: recordTitle });
