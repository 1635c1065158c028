/** The settings of jest: one project per kind of test. `unit` is fast and needs nothing, the others build things first. */

/** The text of jest.config.json, as an object. */
export const JEST_CONFIG = {
  // In one process, all suites need more memory than Node takes by default: a worker that has grown starts anew.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '1GB',
  projects: [
    {
      ...jestProject('unit', ['<rootDir>/test/**/*.test.ts', '<rootDir>/examples/**/*.test.ts'], ['<rootDir>/test/integration/', '<rootDir>/test/conformance/']),
      setupFilesAfterEnv: ['<rootDir>/test/support/record-manifests.ts', '<rootDir>/test/support/hide-warnings.ts'],
    },
    jestProject('integration', ['<rootDir>/test/integration/**/*.test.ts'], []),
    {
      ...jestProject('conformance', ['<rootDir>/test/conformance/**/*.conformance.ts'], []),
      setupFilesAfterEnv: ['<rootDir>/test/support/hide-warnings.ts'],
    },
  ],
};

function jestProject(displayName: string, testMatch: string[], testPathIgnorePatterns: string[]): object {
  return {
    displayName,
    rootDir: '.',
    testMatch,
    testPathIgnorePatterns: ['/node_modules/', ...testPathIgnorePatterns],
    // Sources first: a compiled file must never shadow the .ts under test.
    moduleFileExtensions: ['ts', 'js', 'json', 'node'],
    modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/'],
    moduleNameMapper: {
      '^cdk8s-app-monitoring$': '<rootDir>/lib/index.ts',
      '^cdk8s-app-monitoring/jest$': '<rootDir>/lib/testing/jest.ts',
      '^cdk8s-app-monitoring/(.*)$': '<rootDir>/$1',
    },
    transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.dev.json', diagnostics: false }] },
  };
}
