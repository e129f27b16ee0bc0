/**
 * Dashboards as both apps draw them: tiles, their tables, what lies behind a number. Data come from the server's answer; the apps give
 * the page around it. It counts nothing, and knows no pack. ECharts is loaded with the first chart.
 */
export { Bar } from './Bar';
export { Behind, behindTitle } from './Behind';
export { Board } from './Board';
export type { Drill } from './drill';
export { sampleView, type SampleWords } from './sample';
export { t as boardText } from './text';
export { readAgain, useBoard, useBoards } from './use-boards';
export { type Every, periodChoices, periodTitle } from './words';
