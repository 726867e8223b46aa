/** Masking: nothing that names an account, a person or a resource is left, and the same is the same. */
import {describe, expect, test} from 'vitest';
import {reportOf} from '../../src/report/fold/report-of.ts';
import {namesOf} from '../../src/report/names.ts';
import {createMask, maskJson} from '../../src/report/redact.ts';
import {formats, render} from '../../src/report/render.ts';
import {journals} from '../support/journals.ts';

const head = 'd1234567890123'.padEnd(64, '0');

describe.each(journals())('$name', ({entries}) => {
  const report = reportOf(entries, {head, fault: ''});
  const masked = maskJson(report, createMask(namesOf(entries)));

  test.each(formats)('as %s names nobody and nothing', (format) => {
    const text = render(masked, format);
    const secrets = [
      '111122223333',
      'orders-db',
      'alias/orders',
      'mara',
      'OnCallResponder',
      'ci-cleanup',
      'nightly-4711',
      '1234abcd-12ab',
      report.session,
      '.rds.amazonaws.com',
    ];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  test('keeps the head, the request ids, the times and the calls', () => {
    expect(masked.proof.head).toBe(head);
    expect(masked.changes.map(({requestId}) => requestId)).toEqual(
      report.changes.map(({requestId}) => requestId),
    );
    expect(masked.timeline.map(({at}) => at)).toEqual(report.timeline.map(({at}) => at));
    expect(masked.changes.map(({call}) => call)).toEqual(report.changes.map(({call}) => call));
  });

  test('calls the database the same everywhere', () => {
    expect(masked.incident.database).toMatch(/^database-\d+$/);
    expect(masked.title).toContain(masked.incident.database);
    expect(masked.summary[0]).toContain(masked.incident.database);
    expect(masked.key.databases.map(({identifier}) => identifier)).toContain(
      masked.incident.database,
    );
  });
});

describe('a mask', () => {
  const mask = createMask({database: ['orders-db', 'orders-db-restored'], person: ['mara']});

  test.each([
    ['the id of an account', 'in 111122223333 and 444455556666', 'in account-A and account-B'],
    ['the same again', '111122223333', 'account-A'],
    ['a name that begins like another', 'orders-db-restored, orders-db', 'database-2, database-1'],
    ['a name in a longer one', 'orders-db-20260302', 'database-1-20260302'],
    ['a name inside a word stays', 'amarant samara', 'amarant samara'],
    ['another case', 'MARA', 'person-1'],
    [
      'an ARN, its kind kept',
      'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
      'arn:aws:kms:eu-west-1:account-A:key/id-1',
    ],
    [
      'AWS’s own policies stay',
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
    ],
    [
      'a hash stays',
      `${'0123456789012'.repeat(4)}abcdef012345`,
      `${'0123456789012'.repeat(4)}abcdef012345`,
    ],
    [
      'an ARN with a name nobody listed',
      'arn:aws:sts::111122223333:assumed-role/Auditor/zoe',
      'arn:aws:sts::account-A:assumed-role/person-2/person-3',
    ],
    ['an address', 'from 192.0.2.17', 'from address-1'],
    ['a time stays', '2026-03-02 02:14:19', '2026-03-02 02:14:19'],
    ['thirteen digits are no account', '1234567890123', '1234567890123'],
  ])('%s', (_, text, expected) => {
    expect(mask(text)).toBe(expected);
  });
});
