import { formatDate } from '@liandong/client';
import { displayValue, type Json, type Program } from '@liandong/core/run';
import { t } from '../text';
import { Button, Notice } from '../ui';
import { knownWords } from './known-words';
import { sourceText } from './source-text';
import { useNamed } from './use-named';
import type { Known } from './use-known';

/** What was filled in by itself, with a way back; and what is known but too old for that. */
export function KnownNotice({ program, formId, known }: { readonly program: Program; readonly formId: string | undefined; readonly known: Known }) {
  const { filled, old, undo, use } = known;
  const fields = program.pack.forms[formId ?? '']?.fields ?? {};
  const named = useNamed(program.pack.manifest.id, fields, Object.fromEntries(old.map((one) => [one.field, one.value as Json])));
  if (filled.length === 0 && old.length === 0) return null;
  return (
    <>
      {filled.length > 0 && (
        <Notice kind="done" calls title={t('known.filled', { n: filled.length })} actions={<Button onClick={undo}>{t('known.undo')}</Button>}>
          {t('known.which', { titles: knownWords(filled, (id) => fields[id]?.title ?? id, known.sources) })}
        </Notice>
      )}
      {old.map((one) => {
        const field = fields[one.field];
        const value = field ? displayValue(field, named[one.field], program.pack) : '';
        return (
          <Notice key={one.field} kind="info" title={t('known.old', { title: field?.title ?? one.field, value })} actions={<Button onClick={() => use(one)}>{t('known.use')}</Button>}>
            {t('known.oldWhy', { from: sourceText(one), date: formatDate(one.at) })}
          </Notice>
        );
      })}
    </>
  );
}
