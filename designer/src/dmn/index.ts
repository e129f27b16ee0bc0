/**
 * DMN files as editors need them: read as grids, changed in place, written with everything in them that nobody here knows. Core alone
 * says what a file means and what is wrong with it. Must not know React, the draft or what people see.
 */
export { openDmn, writeDmn, type Dmn } from './dmn';
export { decisionsOf, hasImports, othersOf, titleInText, titleOf, type DecisionInfo, type NodeInfo } from './nodes';
export { readTable, type InputColumn, type OutputColumn, type Rule, type Side, type Table } from './table';
export * from './edit-table';
export * from './edit-decision';
export { changeDecision, readsOf, typeInput } from './requirements';
export { COMPARISONS, readTest, writeTest, type CellTest, type Comparison } from './cell-test';
export { readLiteral, readLiterals, writeLiteral, writeLiterals, type Literal } from './literal';
export { callersOf, usesOf, type Use } from './used-by';
export { resultsOf, type DecisionResult, type ResultPart } from './results';
