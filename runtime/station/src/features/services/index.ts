/**
 * 服务: what I can start, and starting it. Called by the routes. What is offered where comes from the server; the form from the release.
 */
export { ServicesPage } from './ServicesPage';
export { StartPage } from './StartPage';
