/**
 * The tree of units for the apps, and who holds a role at each. Reads only: units come in by import (`liandong org import`).
 */
export { orgUnitsHandlers } from './handlers';
