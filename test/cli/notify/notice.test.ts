/** What is worth a message over a whole night, and in which words. */
import {describe, expect, test} from 'vitest';
import {noticeOf} from '../../../src/cli/notify/notice.ts';
import {bodyOf} from '../../../src/cli/notify/shape.ts';
import {apply} from '../../../src/core/apply.ts';
import type {Entry} from '../../../src/core/entry.ts';
import {emptySession} from '../../../src/core/session.ts';
import {journal} from '../../support/journals.ts';

function noticesOf(entries: readonly Entry[]) {
  let session = emptySession;
  return entries.flatMap((entry) => {
    const before = session;
    session = apply(session, entry);
    return noticeOf(entry, before, session) ?? [];
  });
}

test('the night of key-disabled', () => {
  const notices = noticesOf(journal('key-disabled').entries);
  expect(notices.map(({event, text}) => `${event}: ${text}`)).toEqual([
    'opened: orders-db: a session began.',
    'waiting: orders-db: waiting: Enable the key, until 02:19 UTC at most.',
    'waiting: orders-db: waiting: Start the instance, until 04:14 UTC at most.',
    'needs-you: orders-db: a question is open after 11 min 48 s. Does the application answer?',
    'recovered: orders-db is available again.',
  ]);
  expect(notices.every(({mode}) => mode === 'REHEARSAL')).toBe(true);
});

test('a failed step needs somebody at once', () => {
  const {entries} = journal('recoverable-window-passed');
  const asked = entries.find((entry) => entry.type === 'asked' && entry.step === 'enable');
  const failing = entries.map(
    (entry): Entry =>
      entry === asked && entry.type === 'asked'
        ? {
            ...entry,
            question: {
              kind: 'failure',
              title: 'Failed: Enable the key',
              call: '',
              code: '',
              message: '',
              means: '',
              tried: '',
              changed: '',
              options: [],
            },
          }
        : entry,
  );
  const texts = noticesOf(failing).map(({event, text}) => `${event}: ${text}`);
  expect(texts).toContain('needs-you: orders-db: a question is open. Failed: Enable the key');
});

describe('shapes', () => {
  const notice = {
    event: 'recovered',
    session: 's',
    mode: 'REHEARSAL',
    database: 'orders-db',
    accountId: '111122223333',
    region: 'eu-west-1',
    at: '2026-03-02T02:31:15.000Z',
    text: '<!channel> orders-db & <https://example.com|click>',
  } as const;

  test('generic JSON has a format', () => {
    expect(JSON.parse(bodyOf(notice, 'json'))).toEqual({
      format: 'latchkey/notification/1',
      ...notice,
    });
  });

  test('Slack’s is one text that can mention nobody and link nowhere', () => {
    const {text} = JSON.parse(bodyOf(notice, 'slack'));
    expect(text).toMatch(/^\[REHEARSAL: recovered\] /);
    expect(text).not.toMatch(/[<>]/);
    expect(text).toContain('&lt;!channel&gt; orders-db &amp; ');
  });
});
