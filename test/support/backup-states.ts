/** The table of 500 backups: the recommended one, a dead one, and what a search leaves. */
import {fiveHundredBackups} from './many-backups.ts';
import {untilConfirm} from './night/stories.ts';
import {keys} from './screen.ts';
import type {State} from './states.ts';

const story = untilConfirm(fiveHundredBackups());

export const backupStates: {readonly [name: string]: State} = {
  'choice/many-recommended': {
    story,
    time: '02:16:00',
    says: ['orders-db-000', '52 min 11 s', 'it loses the least of 300 backups', 'of 502'],
  },
  'choice/many-dead': {
    story,
    time: '02:16:00',
    keys: ['/', 'orders-db-003', keys.enter, keys.enter],
    says: ['orders-db-003 cannot be restored', 'will be deleted', '1–1 of 1'],
  },
  'choice/many-found': {
    story,
    time: '02:16:00',
    keys: ['/', 'disabled'],
    says: ['/ disabled', 'cannot open', 'of 100'],
  },
};
