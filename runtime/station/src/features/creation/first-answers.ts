import type { CompiledPack, JsonObject } from '@liandong/core/run';

/** What was typed into the picker is the new record's name, where its name is a plain text of the form. */
export function firstAnswers(pack: CompiledPack, formId: string, recordType: string, text: string): JsonObject {
  const field = pack.forms[formId]?.fields[pack.records[recordType]?.titleField ?? ''];
  const isText = field?.type === 'string' && field.codes === undefined && field.options === undefined && field.ref === undefined;
  const isName = field?.format === undefined || field.format === 'person-name';
  return field && isText && isName && text !== '' ? { [field.id]: text } : {};
}
