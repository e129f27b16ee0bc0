// `npm test`: everything, with all the set-up it needs. Node built-ins only.
import { quickSteps } from './check.mjs';
import { totals } from './jest.mjs';

await quickSteps();
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
