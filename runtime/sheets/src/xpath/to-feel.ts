/** An XLSForm expression in FEEL, as it means in our form. */
import { checkFeel } from '@liandong/core/run';
import { translateCall } from './functions';
import { type FeelType, part, type Part, quoted, within } from './feel-part';
import { binary, number, truth } from './operators';
import { type Expr, parseXPath } from './parse';
import type { Known, XPathScope } from './scope';
import { Untranslatable } from './untranslatable';

function known(found: Known, scope: XPathScope): Part {
  if (found.table !== undefined && found.table !== scope.table) return part(`${found.table}.${found.id}`, 'column', 9, true);
  return part(found.id, found.type, 9, true);
}

function refer({ name, isBare }: Extract<Expr, { is: 'ref' }>, scope: XPathScope): Part {
  const column = isBare ? scope.column?.(name) : undefined;
  if (column !== undefined) return column === 'null' ? part('null', 'blank') : part(column, 'text', 9, !column.startsWith('"'));
  const found = scope.find(name);
  if (!found) throw new Untranslatable('expr.not-imported', { name });
  return known(found, scope);
}

function itself(scope: XPathScope): Part {
  if (!scope.self) throw new Untranslatable('expr.self');
  return known(scope.self, scope);
}

/** `position(..)`: the row that one is in. */
function aroundOf(scope: XPathScope): Part {
  if (scope.table === undefined) throw new Untranslatable('expr.path');
  return part('rowNumber', 'number');
}

function translate(expr: Expr, scope: XPathScope): Part {
  switch (expr.is) {
    case 'number': return part(String(expr.value), 'number');
    case 'text': return expr.value === '' ? part('""', 'blank') : part(quoted(expr.value), 'text');
    case 'self': return itself(scope);
    case 'around': return aroundOf(scope);
    case 'ref': return refer(expr, scope);
    case 'minus': return part(`-${within(number(translate(expr.value, scope)), 9)}`, 'number', 7, true);
    case 'call': return translateCall(expr.name, expr.args.map((arg) => translate(arg, scope)));
    case 'binary': return binary(expr.op, translate(expr.left, scope), translate(expr.right, scope));
  }
}

export interface Feel { readonly feel: string; readonly type: FeelType }
export type Translation = { readonly ok: true; readonly value: Feel } | { readonly ok: false; readonly reason: Untranslatable };

/** A yes or no (`wants: 'truth'`), or a value. What comes out is FEEL that core accepts. */
export function toFeel(source: string | Expr, scope: XPathScope, wants: 'truth' | 'value'): Translation {
  try {
    const made = translate(typeof source === 'string' ? parseXPath(source) : source, scope);
    const { feel, type } = wants === 'truth' ? truth(made) : made;
    if (type === 'column' || type === 'table') throw new Untranslatable('expr.many', { what: feel });
    if (checkFeel(feel).length > 0) throw new Untranslatable('expr.refused', { feel: feel.slice(0, 80) });
    return { ok: true, value: { feel, type } };
  } catch (error) {
    if (error instanceof Untranslatable) return { ok: false, reason: error };
    if (error instanceof RangeError) return { ok: false, reason: new Untranslatable('expr.too-long') };
    throw error;
  }
}
