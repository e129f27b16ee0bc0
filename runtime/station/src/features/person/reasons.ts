import { t } from '../../text';

/** One reason of a likeness, in words. */
export const reasonWord = (code: string): string => t.find(`person.reason.${code.replace('.', '-')}`) ?? code;
