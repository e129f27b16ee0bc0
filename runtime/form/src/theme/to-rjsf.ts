/** A section as rjsf wants it. Choices, limits and widgets stay in our model: rjsf holds the answers and draws the tree. */
import type { ErrorSchema, GenericObjectType, RJSFSchema, UiSchema, ValidatorType } from '@rjsf/utils';
import type { FieldModel, SectionModel } from '../model/types';
import { FIELD, MODEL } from './context';

export interface RjsfSection {
  readonly schema: RJSFSchema;
  readonly uiSchema: UiSchema<GenericObjectType>;
  readonly extraErrors: ErrorSchema<GenericObjectType>;
}

const errorsOf = (field: FieldModel) => ({ __errors: [...field.problems] });

export function toRjsf(section: SectionModel): RjsfSection {
  const { fields } = section;
  return {
    schema: {
      type: 'object',
      title: section.title,
      properties: Object.fromEntries(fields.map((field) => [field.id, { title: field.title }])),
      required: fields.filter((field) => field.required).map((field) => field.id),
    },
    uiSchema: Object.fromEntries(fields.map((field) => [field.id, { 'ui:field': FIELD, [MODEL]: field }])),
    extraErrors: Object.fromEntries(fields.filter((field) => field.problems.length > 0).map((field) => [field.id, errorsOf(field)])) as ErrorSchema<GenericObjectType>,
  };
}

/** Core validates; rjsf is only told the outcome. */
export const NO_VALIDATOR: ValidatorType<GenericObjectType> = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: () => true,
  rawValidation: () => ({ errors: [] }),
};
