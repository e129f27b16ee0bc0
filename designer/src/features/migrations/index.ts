/** 换版本: an operator moves running works to another release: choose, map steps, try, move, take back. Nothing is moved that was not tried and confirmed. */
export { MigrationsPage } from './MigrationsPage';
