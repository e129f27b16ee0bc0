/** Called between two pieces of long work: a host that serves others meanwhile lets them have their turn. */
export type Pause = () => Promise<void>;
export const noPause: Pause = async () => undefined;
