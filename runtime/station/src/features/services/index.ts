/**
 * 服务: what I can start, in groups, with search. Called by the routes and by start.
 */
export { ServicesPage } from './ServicesPage';
export { useServices } from './use-services';
