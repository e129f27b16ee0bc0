/**
 * 打印版式: a record, as its reader may see it, laid out on paper. Called by the station, the designer's preview and the server (which
 * fields it shows). Must not decide what somebody may see: what comes in is cut already.
 */
export * from './format';
export { layOut, pageOf } from './lay-out';
export { MOST_BOXES } from './pieces';
export type * from './sheet';
export { printedFields, printedSteps } from './uses';
