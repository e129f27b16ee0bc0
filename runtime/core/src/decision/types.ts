/**
 * A compiled DMN model: plain JSON, made by `/compile` from a `.dmn` file, executed by `/run`. Expressions stay FEEL text and are parsed
 * once where they run. Names are as DMN has them: they may hold spaces and signs.
 */

/** A node of the requirement graph; `in` names the import it comes by. */
export interface Ref {
  readonly id: string;
  readonly in?: string;
}

interface Named {
  readonly id: string;
  readonly name: string;
  /** name of the type of its value; absent = any */
  readonly type?: string;
}

export interface InputNode extends Named {
  readonly kind: 'input';
}
export interface DecisionNode extends Named {
  readonly kind: 'decision';
  readonly needs: readonly Ref[];
  readonly logic?: Boxed;
}
export interface KnowledgeNode extends Named {
  readonly kind: 'knowledge';
  readonly needs: readonly Ref[];
  readonly logic?: FunctionBox;
}
export interface ServiceNode extends Named {
  readonly kind: 'service';
  readonly outputs: readonly Ref[];
  /** in the order of the service's parameters: input data, then input decisions */
  readonly inputs: readonly Ref[];
}
export type DecisionGraphNode = InputNode | DecisionNode | KnowledgeNode | ServiceNode;

export interface TypeDef {
  /** a FEEL type or another type of the model */
  readonly base?: string;
  readonly components?: Readonly<Record<string, TypeDef>>;
  readonly result?: { readonly params: readonly Param[]; readonly type?: string };
  readonly list: boolean;
  /** unary tests that each value (each item of a list) passes */
  readonly allowed?: string;
  /** unary tests that the value as a whole passes */
  readonly constraint?: string;
}

export interface Param {
  readonly name: string;
  readonly type?: string;
}

/** `at` is the path that problems are told with, `type` what the value must conform to. */
interface Box {
  readonly at: string;
  readonly type?: string;
}
export interface LiteralBox extends Box {
  readonly kind: 'literal';
  readonly text: string;
}
export interface ContextBox extends Box {
  readonly kind: 'context';
  /** an entry without a name gives the result of the whole */
  readonly entries: readonly { readonly name?: string; readonly type?: string; readonly value: Boxed }[];
}
export interface InvocationBox extends Box {
  readonly kind: 'invocation';
  readonly callee: Boxed;
  readonly bindings: readonly { readonly name: string; readonly value: Boxed }[];
}
export interface RelationBox extends Box {
  readonly kind: 'relation';
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Boxed[])[];
}
export interface ListBox extends Box {
  readonly kind: 'list';
  readonly items: readonly Boxed[];
}
export interface FunctionBox extends Box {
  readonly kind: 'function';
  readonly params: readonly Param[];
  readonly body?: Boxed;
}
export interface ConditionalBox extends Box {
  readonly kind: 'conditional';
  readonly if: Boxed;
  readonly then: Boxed;
  readonly else: Boxed;
}
export interface FilterBox extends Box {
  readonly kind: 'filter';
  readonly in: Boxed;
  readonly match: Boxed;
}
export interface IteratorBox extends Box {
  readonly kind: 'for' | 'some' | 'every';
  readonly variable: string;
  readonly in: Boxed;
  /** what is returned for, or satisfied by, each item */
  readonly each: Boxed;
}

export const HIT_POLICIES = ['UNIQUE', 'ANY', 'PRIORITY', 'FIRST', 'RULE ORDER', 'OUTPUT ORDER', 'COLLECT'] as const;
export type HitPolicy = (typeof HIT_POLICIES)[number];
export const AGGREGATIONS = ['SUM', 'MIN', 'MAX', 'COUNT'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

export interface TableInput {
  readonly expression: string;
  readonly type?: string;
  /** unary tests of all values that may come */
  readonly values?: string;
}
export interface TableOutput {
  readonly name?: string;
  readonly type?: string;
  /** its values, from the highest priority down */
  readonly values?: string;
  readonly standard?: string;
}
export interface TableBox extends Box {
  readonly kind: 'table';
  readonly policy: HitPolicy;
  readonly aggregation?: Aggregation;
  readonly inputs: readonly TableInput[];
  readonly outputs: readonly TableOutput[];
  readonly rules: readonly { readonly inputs: readonly string[]; readonly outputs: readonly string[] }[];
}

export type Boxed = LiteralBox | ContextBox | InvocationBox | RelationBox | ListBox | FunctionBox | ConditionalBox | FilterBox | IteratorBox | TableBox;

export interface DecisionModel {
  readonly format: 1;
  readonly id: string;
  readonly title: string;
  readonly namespace: string;
  /** models it imports, by the name they have in it: whole, so that one model is all that a host needs */
  readonly imports: Readonly<Record<string, DecisionModel>>;
  readonly types: Readonly<Record<string, TypeDef>>;
  readonly nodes: Readonly<Record<string, DecisionGraphNode>>;
  /** names that FEEL cannot tell from an expression without knowing them */
  readonly names: readonly string[];
}
