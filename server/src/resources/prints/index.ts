/**
 * 打印: a record as one of its print layouts shows it. Called by the registry. What goes on paper leaves the system: nothing above L3, sensitive
 * values noted as a view before they are shown. It lays nothing out; core does, in the page.
 */
export { printsHandlers } from './handlers';
