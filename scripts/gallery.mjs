// The page of all widgets for the browser tests, built when a source of it has changed: several test files begin with it, also at once.
import { alone } from './alone.mjs';
import { build, due, gallery } from './products.mjs';

await alone(async () => {
  const stamp = due(gallery);
  if (stamp) process.exitCode = (await build(gallery, stamp)).code;
}, () => undefined);
