export { runDmn } from './dmn';
export { runFolder } from './folder';
export { memoryHost } from './memory-host';
export { reportLines } from './report';
export { runXlsForms } from './xlsform';
