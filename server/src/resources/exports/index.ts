/**
 * 导出记录: who took records away as a file, for who reads the audit. It reads what downloads noted; it must not show in words of a filter
 * what its reader may not see.
 */
export { exportsHandlers } from './handlers';
