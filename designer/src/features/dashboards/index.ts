/** 看板: of the packs in use, over the county; and, in the draft of a pack, what one of its dashboards will look like. */
export { DashboardItemPage } from './DashboardItemPage';
export { DashboardsPage } from './DashboardsPage';
