/** 统计: reports of the packs in use, units × indicators, from a number down to the records behind it. Must not compute a figure. */
export { FiguresPage } from './FiguresPage';
export { RecordDetail } from './RecordDetail';
