import type { FieldTemplateProps } from '@rjsf/utils';
import { createContext } from 'react';
import type { FieldModel, FormHost } from '../model/types';

/** Our field's model travels in its uiSchema, so that rjsf's own comparison sees every change of it. */
export const MODEL = 'ui:model';
export const FIELD = 'liandong';

type UiSchema = FieldTemplateProps['uiSchema'];
export const modelIn = (uiSchema: UiSchema): FieldModel | undefined => (uiSchema as Readonly<Record<string, FieldModel | undefined>> | undefined)?.[MODEL];

export const HostContext = createContext<FormHost | undefined>(undefined);

export const helpId = (id: string): string => `${id}-help`;
export const errorId = (id: string): string => `${id}-error`;
export const labelId = (id: string): string => `${id}-label`;
