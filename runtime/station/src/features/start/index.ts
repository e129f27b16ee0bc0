/**
 * Starting a service: at which unit, from which draft, then its form. Called by its route, loaded when needed.
 * What is offered where comes from the server; the form from the release.
 */
export { StartPage } from './StartPage';
