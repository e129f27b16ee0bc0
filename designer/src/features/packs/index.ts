/** The packs of the county and their releases in use: where one starts. Must not open a draft. */
export { PacksPage } from './PacksPage';
