/** 看板: the dashboards of the packs in use, over one's own reach. Called by its route; from a number one comes to the records behind it. */
export { DashboardsPage } from './DashboardsPage';
