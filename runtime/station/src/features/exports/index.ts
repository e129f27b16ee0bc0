/**
 * 导出记录: who took records away as files, for who reads the audit. Called by the routes and by 我的. It only shows; what may be read of it
 * is the server's to say.
 */
export { ExportsPage } from './ExportsPage';
