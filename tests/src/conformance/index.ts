export { runDmn } from './dmn';
export { reportLines } from './report';
