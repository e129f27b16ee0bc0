/** Several instances on one stage: the reference host of the engine, for tests, scenarios and the try-out. */
export { conditionStarts, nextStart, timerStarts, type StartTimer } from './starts';
export { World, type Job, type JobAnswer, type Move, type Setting } from './world';
