/** The last page after `w`: the report that was written, and one that could not be. */
import {untilRecovered} from './night/stories.ts';
import type {State} from './states.ts';

const reportFolder = '/home/mara/.local/state/latchkey/sessions/orders-db-20260302-0214';

export const reportStates: {readonly [name: string]: State} = {
  'report/written': {
    story: untilRecovered(),
    time: '02:46:00',
    report: {
      files: ['md', 'html', 'json'].map((ending) => `${reportFolder}/report.${ending}`),
      says: [
        'orders-db was locked out of its KMS key alias/orders, 2026-03-02',
        'Role ci-cleanup, session nightly-4711 did it: DisableKey at 1 Mar 23:41:07 UTC.',
        'OnCallResponder/mara sent 2 changes, each confirmed: kms:EnableKey, rds:StartDBInstance.',
        'orders-db answers again after it was down for 37 min 39 s; no data was lost.',
      ],
      head: '9c417e0255d8a1f3'.padEnd(64, '0'),
      entries: 76,
      problem: '',
    },
    keys: ['w'],
    says: ['Report written', 'report.md', 'report.html', 'head 9c41 7e02 55d8 a1f3'],
  },
  'report/not-written': {
    story: untilRecovered(),
    time: '02:46:00',
    report: {
      files: [],
      says: [],
      head: '9c417e0255d8a1f3'.padEnd(64, '0'),
      entries: 76,
      problem: `The report cannot be written to ${reportFolder}/report.md: ENOSPC: no space left on device, write.`,
    },
    keys: ['w'],
    says: ['Report not written', 'no space left', 'latchkey report orders-db-20260302-0214'],
  },
};
