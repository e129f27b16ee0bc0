/**
 * Editors of items that are plain data: record types, code lists, indicators, reports, notices. Made from the pack format's schemas.
 * Must not know what an item is used for.
 */
export { ItemPage } from './ItemPage';
