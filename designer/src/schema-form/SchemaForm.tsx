import type { Json, JsonObject } from '@liandong/core/run';
import { t } from '../text';
import { Member } from './Member';
import type { Refs } from './refs';
import type { ObjectSchema } from './schema';

export interface SchemaFormProps {
  readonly schema: ObjectSchema;
  readonly value: JsonObject;
  /** which kind of item it is: looks for its own words first */
  readonly kind: string;
  readonly refs: Refs;
  readonly isReadonly: boolean;
  /** members that stand elsewhere or must not change */
  readonly without?: readonly string[];
  /** `member` names what was changed */
  onChange(value: JsonObject, member: string): void;
}

export const memberTitle = (kind: string, member: string): string => t.find(`schema.${kind}.${member}`) ?? t.find(`schema.${member}`) ?? member;

/** Questions for an object of the pack format, one a member. */
export function SchemaForm({ schema, value, kind, refs, isReadonly, without = [], onChange }: SchemaFormProps) {
  const put = (member: string, next: Json | undefined): void => {
    const { [member]: _before, ...rest } = value;
    const isGone = next === undefined || (Array.isArray(next) && next.length === 0 && !schema.required?.includes(member));
    onChange(isGone ? rest : { ...value, [member]: next }, member);
  };
  return (
    <>
      {Object.entries(schema.properties).filter(([member]) => !without.includes(member)).map(([member, one]) => (
        <Member
          key={member} name={member} kind={kind} schema={one} value={value[member]} owner={value} refs={refs}
          isRequired={schema.required?.includes(member) === true} isReadonly={isReadonly || member === 'id'} onChange={(next) => put(member, next)}
        />
      ))}
    </>
  );
}
