/**
 * The tree of units for the apps, and who holds a role at each. Units come in by import (`liandong org import`).
 */
export { orgUnitsHandlers } from './handlers';
export { importUnits, type UnitsImported } from './import';
