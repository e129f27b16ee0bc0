import type { Run } from '../run';
import { Rich, type FeelValue } from './value';

/** An argument that was left out is undefined. */
export type Arguments = readonly (FeelValue | undefined)[];

/** A function as a value: a built-in one or one that an expression defines. */
export class FeelFunction extends Rich {
  readonly kind = 'function';
  /** `signatures`: names of the parameters, the usual ones first; the last may begin with `...`. `signature`: which one was called by its names */
  constructor(readonly signatures: readonly (readonly string[])[], private readonly body: (run: Run, args: Arguments, signature?: number) => FeelValue) {
    super();
  }
  property(): FeelValue {
    return null;
  }
  text(): string {
    return `function(${(this.signatures[0] ?? []).join(', ')})`;
  }
  call(run: Run, args: Arguments): FeelValue {
    const fits = this.signatures.some((names) => args.length <= names.length || names[names.length - 1]?.startsWith('...') === true);
    return fits ? this.body(run, args) : null;
  }
  /** By name: a name that no parameter has, or one that is missing, makes it no call. */
  callNamed(run: Run, args: ReadonlyMap<string, FeelValue>): FeelValue {
    const index = this.signatures.findIndex((names) => [...args.keys()].every((name) => names.includes(name) || names.includes(`...${name}`)));
    const names = this.signatures[index];
    if (!names) return null;
    return this.body(run, names.map((name) => args.get(name.replace(/^\.\.\./, ''))), index);
  }
}
