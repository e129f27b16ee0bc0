/**
 * 代理: who does for a period what is another's. Steps that open meanwhile are in both their lists; who stands in acts until the period is over
 * or was ended. It changes the organisation, so every server sees it with its next request. It must not touch a work.
 */
export { standInsHandlers } from './handlers';
