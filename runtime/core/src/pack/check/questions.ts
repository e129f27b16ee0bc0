/** 题库: each question is a sound field by itself, and forms that ask it leave alone what it keeps to itself. */
import { same } from '../../form/index';
import type { FieldSpec } from '../../form/types';
import type { Problem } from '../../shared/problem';
import type { QuestionDef } from '../format';
import { lintFormSchema } from './form-schemas';
import { about, isThere, type LintInput } from './input';

/** Never kept: a form may call a question as its readers do. */
const FREE = ['title', 'x-source'];
/** The question's keywords that a form may not change. */
export const lockedOf = ({ property, locked }: QuestionDef): readonly string[] => locked ?? Object.keys(property).filter((keyword) => !FREE.includes(keyword));

const ALONE = 'question';
const PLACE = `/schema/properties/${ALONE}`;

/** The property as the only field of a form: what a form's field may not be, a question may not be. */
function lintShape(question: QuestionDef): Problem[] {
  const at = about('question', question.id);
  const { item = '' } = at('question.type');
  const found = lintFormSchema({ id: question.id, title: question.title, schema: { type: 'object', properties: { [ALONE]: { title: question.title, ...question.property } } }, uiSchema: {} });
  const own = found.map((problem) => ({ ...problem, item, path: problem.path.replace(PLACE, '/property') }));
  return typeof question.property.type === 'string' ? own : [at('question.type', '/property'), ...own];
}

function lintQuestion(input: LintInput, question: QuestionDef): Problem[] {
  const at = about('question', question.id);
  const { 'x-codes': codes, 'x-source': source } = question.property;
  const unknown = (question.locked ?? []).filter((keyword) => !Object.hasOwn(question.property, keyword));
  return [
    ...lintShape(question),
    ...(typeof codes === 'string' && !isThere(input, 'code', codes) ? [at('question.codes-unknown', '/property/x-codes', { id: codes })] : []),
    ...(source === undefined ? [] : [at('question.source', '/property/x-source')]),
    ...unknown.map((keyword) => at('question.locked-unknown', '/locked', { keyword }, 'warning')),
  ];
}

type Property = Readonly<Record<string, unknown>>;
type Properties = Readonly<Record<string, Property>>;

function lintBound(input: LintInput, formId: string, field: FieldSpec, property: Property, path: string): Problem[] {
  if (field.source === undefined) return [];
  const at = about('form', formId);
  const question = input.source.question[field.source];
  // a pack of another layer may bring it
  if (!question) return isThere(input, 'question', field.source) ? [] : [at('form.question-unknown', path, { field: field.title, id: field.source }, 'warning')];
  const changed = lockedOf(question).filter((keyword) => !same(property[keyword], question.property[keyword]));
  return changed.map((keyword) => at('form.question-locked', `${path}/${keyword}`, { field: field.title, question: question.title, keyword }));
}

function lintFields(input: LintInput, formId: string, fields: Readonly<Record<string, FieldSpec>>, schema: unknown, path: string): Problem[] {
  const { properties = {} } = (schema ?? {}) as { readonly properties?: Properties };
  return Object.values(fields).flatMap((field) => {
    const [property, place] = [properties[field.id] ?? {}, `${path}/properties/${field.id}`];
    return [...lintBound(input, formId, field, property, place), ...(field.columns ? lintFields(input, formId, field.columns, property.items, `${place}/items`) : [])];
  });
}

export const lintQuestions = (input: LintInput): Problem[] => [
  ...Object.values(input.source.question).flatMap((question) => lintQuestion(input, question)),
  ...Object.values(input.pack.forms).flatMap((form) => lintFields(input, form.id, form.fields, form.schema, '/schema')),
];
