/** Plain words beside AWS's. */
import {describe, expect, test} from 'vitest';
import {fold} from '../../../src/core/apply.ts';
import {databaseStatusWords, keyStateWords, statusNow} from '../../../src/core/words/status.ts';
import {settled, tale, upToQuestion, waiting} from '../tale.ts';

describe('a database status', () => {
  test.each([
    ['inaccessible-encryption-credentials-recoverable', 'danger', 'locked out'],
    ['inaccessible-encryption-credentials', 'danger', 'locked for good'],
    ['available', 'good', 'available'],
    ['backing-up', 'good', 'backing-up'],
    ['storage-full', 'caution', 'storage-full'],
    ['incompatible-network', 'caution', 'incompatible-network'],
    ['upgrade_failed', 'caution', 'upgrade_failed'],
    ['upgrade-failed', 'caution', 'upgrade-failed'],
    ['stopped', 'caution', 'stopped'],
    ['starting', 'waiting', 'starting'],
    ['a-word-of-next-year', 'waiting', 'a-word-of-next-year'],
    ['', 'unknown', 'status unknown'],
  ])('"%s" is %s: %s', (status, role, word) => {
    expect(databaseStatusWords(status)).toEqual({role, word});
  });
});

describe('a key state', () => {
  test.each([
    ['Enabled', 'good', 'Enabled'],
    ['Disabled', 'danger', 'switched off'],
    ['PendingDeletion', 'danger', 'being deleted'],
    ['PendingReplicaDeletion', 'danger', 'being deleted'],
    ['PendingImport', 'danger', 'key material missing'],
    ['Unavailable', 'danger', 'cut off'],
    ['Updating', 'unknown', 'Updating'],
    ['', 'unknown', 'state unknown'],
  ])('"%s" is %s: %s', (state, role, word) => {
    expect(keyStateWords(state)).toEqual({role, word});
  });
});

test('the status now is the latest seen in a wait that goes on', () => {
  const watching = [...upToQuestion, waiting('enable', 'starting')];
  expect(statusNow(fold(tale(...watching)), 'locked')).toBe('starting');
  expect(statusNow(fold(tale(...watching, settled('enable', 'Failed'))), 'locked')).toBe('locked');
});
