/** A form in another language: its `translations` put in the place of its own texts. What has none stays as it is. */
import { compileForm, type CompiledForm, type Json, type JsonObject, type Program } from '@liandong/core/run';

const steps = (pointer: string): string[] => pointer.split('/').slice(1).map((step) => step.replace(/~1/g, '/').replace(/~0/g, '~'));

/** Only a text that is there is replaced. */
function put(value: Json | undefined, [step, ...rest]: readonly string[], text: string): Json | undefined {
  if (step === undefined) return typeof value === 'string' ? text : value;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return value;
  if (Array.isArray(value)) return value.map((one, index) => (String(index) === step ? (put(one, rest, text) ?? null) : one));
  return { ...value, [step]: put((value as JsonObject)[step], rest, text) ?? null };
}

function translated(form: CompiledForm, texts: Readonly<Record<string, string>>): CompiledForm {
  const { fields: _fields, translations: _texts, ...def } = form;
  const said = Object.entries(texts).reduce<Json | undefined>((made, [pointer, text]) => put(made, steps(pointer), text), def as unknown as Json);
  return compileForm(said as unknown as typeof def).form;
}

/** The language as such speaks where the region has no texts of its own. */
const textsOf = ({ translations }: CompiledForm, language: string) => translations?.[language] ?? translations?.[language.split('-')[0] ?? ''];

/** The program with this form in that language; the same program where the form does not speak it. */
export function inLanguage(program: Program, formId: string, language: string | undefined): Program {
  const form = program.pack.forms[formId];
  const texts = form && language !== undefined ? textsOf(form, language) : undefined;
  return form && texts ? { ...program, pack: { ...program.pack, forms: { ...program.pack.forms, [formId]: translated(form, texts) } } } : program;
}
