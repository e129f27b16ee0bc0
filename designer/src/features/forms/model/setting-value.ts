/** Reading and writing a setting by its dotted key (`items.x-codes`, `ui:options.rows`). */
import type { FormDef, Json, JsonObject } from '@liandong/core/run';
import type { Setting } from '@liandong/form';
import { propertyAt, setProperty, setUi, uiAt } from './paths';

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

const read = (source: JsonObject, [key = '', ...rest]: readonly string[]): Json | undefined => {
  const value = source[key];
  return rest.length === 0 ? value : isObject(value) ? read(value, rest) : undefined;
};

const write = (source: JsonObject, [key = '', ...rest]: readonly string[], value: Json | undefined): JsonObject => {
  const inner = isObject(source[key]) ? source[key] : {};
  const next = rest.length === 0 ? value : write(inner, rest, value);
  const isGone = next === undefined || (rest.length > 0 && isObject(next) && Object.keys(next).length === 0);
  if (!isGone) return { ...source, [key]: next };
  return Object.fromEntries(Object.entries(source).filter(([name]) => name !== key));
};

export const settingOf = (form: FormDef, field: string, setting: Setting): Json | undefined =>
  read(setting.at === 'schema' ? (propertyAt(form, field) ?? {}) : uiAt(form, field), setting.key.split('.'));

/** undefined takes the setting away. Choosing a code list drops options written by hand, and the other way round: only one may stand. */
export function setSetting(form: FormDef, field: string, setting: Setting, value: Json | undefined): FormDef {
  const path = setting.key.split('.');
  if (setting.at === 'ui') return setUi(form, field, write(uiAt(form, field), path, value));
  const rival = setting.kind === 'codes' ? 'oneOf' : setting.kind === 'options' ? 'x-codes' : undefined;
  const property = propertyAt(form, field) ?? {};
  const cleared = rival === undefined || value === undefined ? property : write(property, [...path.slice(0, -1), rival], undefined);
  return setProperty(form, field, write(cleared, path, value));
}
