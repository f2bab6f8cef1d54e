import { readFileSync } from 'node:fs';

const swc = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'));
delete swc.exclude;
delete swc.$schema;
swc.swcrc = false; // its own exclude list would keep the specs out

const base = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironmentOptions: { customExportConditions: ['@muster/source', 'node', 'node-addons'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  setupFiles: ['<rootDir>/tools/jest/setup.mjs'],
  modulePathIgnorePatterns: [
    '<rootDir>/.*/dist/',
    '<rootDir>/services/.*/bundle/',
    '<rootDir>/out-tsc/',
    '<rootDir>/var/',
    '<rootDir>/.nx/',
  ],
};

// Three tiers by suffix: `.spec.ts` is pure; the others share one real broker and one real database per run.
const realParts = {
  globalSetup: '<rootDir>/tools/jest/stack-up.mjs',
  globalTeardown: '<rootDir>/tools/jest/stack-down.mjs',
};

export default {
  coverageProvider: 'v8',
  maxWorkers: 2,
  testTimeout: 90_000, // real parts on a busy machine take their time; jest knows no such limit per project
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/{libs,services}/*/{src,test}/**/*.spec.ts'] },
    {
      ...base,
      ...realParts,
      displayName: 'integration',
      testMatch: ['<rootDir>/{libs,services}/*/{src,test}/**/*.{int-spec,component-spec}.ts'],
    },
    {
      ...base,
      ...realParts,
      displayName: 'e2e',
      testMatch: ['<rootDir>/{libs,services}/*/test/**/*.e2e-spec.ts'],
    },
  ],
};
