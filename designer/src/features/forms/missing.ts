import { type Changes, type PackText, stored } from '../../editing';
import type { Fragment } from './model/fragment';
import { t } from './text';

/** What copied fields speak of and this pack does not have: in words, and as files that could be brought along. */
export function missingIn(fragment: Fragment, files: PackText): { readonly titles: readonly string[]; readonly files: Changes } {
  const codes = fragment.codes.map((list) => ({ path: `codes/${list.id}.json`, title: t('clip.codes', { title: list.title }), value: list }));
  const questions = fragment.questions.map((question) => ({ path: `questions/${question.id}.json`, title: t('clip.question', { title: question.title }), value: question }));
  const missing = [...codes, ...questions].filter((one) => files[one.path] === undefined);
  return { titles: missing.map((one) => one.title), files: Object.fromEntries(missing.map((one) => [one.path, stored(one.value)])) };
}
