/** Compiles the draft off the main thread, so typing never waits for it. */
import { checkPack } from '@liandong/core/compile';
import type { PackText } from './history';

self.onmessage = (event: MessageEvent<{ readonly round: number; readonly files: PackText }>) => {
  const { round, files } = event.data;
  void checkPack(files).then((result) => self.postMessage({ round, ...result }));
};
