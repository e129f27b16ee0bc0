/**
 * 看板: the numbers of all tiles of a dashboard in one answer, asked of figures, quotas and ledgers. Called by the registry. It must not count
 * anything itself, nor show what those would not show this reader.
 */
export { dashboardsHandlers } from './handlers';
