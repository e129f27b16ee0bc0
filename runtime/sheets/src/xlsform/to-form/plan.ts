/** What goes where, decided before anything is written: ids, shapes, what names mean. */
import type { Finding, FindingCode } from '../../finding';
import { noticed } from '../../finding';
import type { FeelType } from '../../xpath/feel-part';
import type { Known, XPathScope } from '../../xpath/scope';
import { toFeel } from '../../xpath/to-feel';
import type { XlsForm, XlsItem } from '../read/types';
import { type Placed, placeItems } from './ids';
import { calculatedShape, type FieldShape, shapeOf } from './kinds';

const MAX_FIELDS = 300;

export class Plan {
  readonly findings: Finding[] = [];
  readonly placed: readonly Placed[];
  readonly #byItem = new Map<XlsItem, Placed>();
  readonly #byName = new Map<string, Placed[]>();
  readonly #shapes = new Map<Placed, FieldShape | undefined>();
  readonly #open = new Set<Placed>();

  constructor(readonly xls: XlsForm, readonly sheet: string, taken: ReadonlySet<string>) {
    const all = placeItems(xls.items, taken);
    this.placed = all.slice(0, MAX_FIELDS - taken.size);
    if (this.placed.length < all.length) this.note('import.too-many', all[this.placed.length]?.item.row ?? 0, { limit: MAX_FIELDS });
    for (const one of this.placed) {
      this.#byItem.set(one.item, one);
      this.#byName.set(one.item.name, [...(this.#byName.get(one.item.name) ?? []), one]);
    }
  }
  note(code: FindingCode, row: number, params: Finding['params'] = {}): void {
    const found = noticed(code, params, { sheet: this.sheet, row });
    if (!this.findings.some((one) => one.row === row && one.code === code && one.params.reason === params.reason && one.params.name === params.name && one.params.choice === params.choice)) this.findings.push(found);
  }
  placeOf(item: XlsItem): Placed | undefined {
    return this.#byItem.get(item);
  }
  fieldNamed(name: string): Placed | undefined {
    return this.#byName.get(name)?.[0];
  }

  /** undefined = not brought in. Of a calculation only its own expression says what it gives. */
  shapeOf(placed: Placed): FieldShape | undefined {
    if (this.#shapes.has(placed)) return this.#shapes.get(placed);
    if (this.#open.has(placed)) return undefined;
    this.#open.add(placed);
    const { item } = placed;
    const calculated = item.calculation === undefined ? undefined : toFeel(item.calculation, this.scopeOf(placed), 'value');
    const shape = item.kind === 'calculate' ? (calculated?.ok ? calculatedShape(calculated.value.type) : undefined) : shapeOf(item);
    this.#open.delete(placed);
    this.#shapes.set(placed, shape);
    return shape;
  }

  known(placed: Placed): Known | undefined {
    if (placed.item.kind === 'repeat') return { id: placed.id, type: 'table' };
    const type: FeelType | undefined = this.shapeOf(placed)?.feel;
    return type && { id: placed.id, type, ...(placed.table === undefined ? {} : { table: placed.table }) };
  }

  /** Names as they are meant at this item; one in the same group or table goes first. */
  scopeOf(at: Placed | undefined, table = at?.table): XPathScope {
    const around = at?.item.path.slice(0, -at.item.name.length) ?? '';
    const self = at && this.#selfOf(at);
    return {
      ...(self ? { self } : {}), ...(table === undefined ? {} : { table }),
      find: (name) => {
        const named = this.#byName.get(name) ?? [];
        const one = named.find(({ item }) => item.path === `${around}${name}`) ?? named[0];
        return one && this.known(one);
      },
    };
  }
  #selfOf(at: Placed): Known | undefined {
    const shape = at.item.kind === 'repeat' ? undefined : shapeOf(at.item);
    return shape && { id: at.id, type: shape.feel, ...(at.table === undefined ? {} : { table: at.table }) };
  }
}
