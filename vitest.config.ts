import {defineConfig} from 'vitest/config';

/**
 * Tests that play every scenario, or many whole processes. `npm test` leaves them out to stay short,
 * `npm run test:long` runs them alone, and `.ci/run` runs both. Named on the command line they run.
 */
const long = [
  'test/causes/canaries.test.ts',
  'test/causes/wire/every-scenario.test.ts',
  'test/e2e/{approval,canary,config,game-day,handover,hostile,rehearse-from}.test.ts',
  'test/e2e/{lesson,share-screen,train}.test.ts',
  'test/engine/{dry-run,ended-waits,recommended,rehearsals,restore-jobs,resume}.test.ts',
  'test/engine/{crash-matrix,failures}/**',
  'test/peers/**',
  'test/aws/command-line.peer.test.ts',
  'test/runbook/paper.peer.test.ts',
  'test/plain/dry-runs.test.ts',
  'test/recovery/audit.test.ts',
  'test/recovery/{alike,abroad/wire}.test.ts',
  'test/recovery/sources/five-hundred.test.ts',
  'test/report/{canaries,chromium,mermaid}.test.ts',
  'test/runbook/played.test.ts',
  'test/screen/rehearsals.test.ts',
  'test/simulator/copy/**',
  'test/training/{paths,repeated}.test.ts',
].flatMap((pattern) => (pattern.endsWith('**') ? [`${pattern}/*.test.ts`] : [pattern]));

const isPicked = process.argv.some((argument) => argument.startsWith('test/'));
const isLong = process.env.LATCHKEY_TESTS === 'long';

/** The projects share settings; end-to-end tests start real processes and get more time. */
export default defineConfig({
  test: {
    isolate: false,
    maxWorkers: 2,
    // Shared machines stand still now and then; a hang is still found.
    testTimeout: 30_000,
    include: isLong && !isPicked ? long : ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: isLong || isPicked ? [] : long,
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
