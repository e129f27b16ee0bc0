// Tests live beside their source; the file name says the tier: x.test.ts (unit), x.int.test.ts (real mongod), x.e2e.test.ts (real Chromium).
const base = {
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/scripts/jest-seed.mjs'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': ['@swc/jest', {
      jsc: { target: 'es2022', experimental: { keepImportAttributes: true }, parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } },
      module: { type: 'es6' },
    }],
  },
  roots: ['<rootDir>/runtime', '<rootDir>/designer', '<rootDir>/server', '<rootDir>/tests'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
};
/** One real mongod for all workers, a database each. */
const mongod = { globalSetup: '<rootDir>/scripts/jest-mongod.mjs', globalTeardown: '<rootDir>/scripts/jest-mongod-end.mjs' };
const tiers = { unit: ['**/*.test.ts', '**/*.test.tsx'], integration: ['**/*.int.test.ts'], e2e: ['**/*.e2e.test.ts'] };
export default {
  maxWorkers: 2,
  testSequencer: '<rootDir>/scripts/jest-order.mjs',
  testTimeout: 30_000,
  projects: [
    { ...base, displayName: 'unit', testMatch: ['**/!(*.int|*.e2e).test.ts', '**/!(*.int|*.e2e).test.tsx'] },
    { ...base, displayName: 'integration', testMatch: tiers.integration, ...mongod },
    { ...base, displayName: 'e2e', testMatch: tiers.e2e, ...mongod },
  ],
};
