import type { FeelValue } from '../values/value';
import { define, type Group } from './define';

const GROUPINGS = [' ', ',', '.'];
const DECIMALS = [',', '.'];
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

function toNumber(from: string, grouping: string | undefined, decimal: string | undefined): number | null {
  if ((grouping !== undefined && !GROUPINGS.includes(grouping)) || (decimal !== undefined && !DECIMALS.includes(decimal)) || (grouping !== undefined && grouping === decimal)) return null;
  const plain = grouping === undefined ? from : from.split(grouping).join('');
  const text = decimal === ',' ? plain.split('.').join('#').replace(',', '.') : plain;
  return NUMBER.test(text.trim()) ? Number(text) : null;
}

const negation = (value: FeelValue): boolean | null => (typeof value === 'boolean' ? !value : null);

export const conversion: Group = {
  number: define([['from', 'any'], ['grouping separator', 'string?'], ['decimal separator', 'string?']], (_run, from, grouping, decimal) =>
    typeof from === 'number' && grouping === undefined && decimal === undefined ? from : typeof from === 'string' ? toNumber(from, grouping, decimal) : null),
  not: define([['negand', 'any']], (_run, negand) => negation(negand)),
};
