/**
 * Text that people see, through i18next. `makeText(table)` gives a `t` whose keys are checked by the compiler against the table.
 * Called once per workspace with its zh-CN.json. No sentence may be written anywhere else.
 */
export { makeText, type KeyOf, type Text, type TextTable } from './make-text';
