// Random tests say the same on every machine: `npm test` plays one seed, `npm run soak` others (LIANDONG_SEED), and notes which.
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.LIANDONG_SEED ?? 20_261_125) });
