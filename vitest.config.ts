import {defineConfig} from 'vitest/config';

/** The projects share settings; end-to-end tests start real processes and get more time. */
export default defineConfig({
  test: {
    isolate: false,
    maxWorkers: 2,
    // Shared machines stand still now and then; a hang is still found.
    testTimeout: 30_000,
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    setupFiles: ['test/support/setup.ts'],
    env: {
      COLUMNS: '80',
      LINES: '24',
      TZ: 'UTC',
      LANG: 'C.UTF-8',
      FORCE_COLOR: '1',
      CI: '',
      TERM: 'xterm-256color',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
  },
});
