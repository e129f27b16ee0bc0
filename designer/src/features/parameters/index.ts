/** 参数: what a county sets of a pack (limits, amounts). Edits `parameters` of `pack.json`. Must not know where a parameter is read. */
export { ParametersPage } from './ParametersPage';
