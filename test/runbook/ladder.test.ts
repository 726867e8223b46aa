import {beforeAll, describe, expect, it} from 'vitest';
import {ladder} from '../../src/runbook/ladder.ts';
import {loadRunbooks, runbooksOf} from '../../src/runbook/library.ts';
import type {Library} from '../../src/runbook/runbook.ts';
import {
  aliases,
  answered,
  diagnosed,
  instance,
  key,
  keyDisabled,
  opened,
  recoverable,
  sessionOf,
  terminal,
} from './sessions.ts';
import {shippedFolder} from './shipped.ts';

let library: Library;
beforeAll(async () => {
  library = await loadRunbooks([shippedFolder]);
});

import {rows} from './ladder-cases.ts';

describe('ladder', () => {
  it.each(rows)('$name', ({session, enable, start, restore, recommended}) => {
    const ways = ladder(library, session);
    const plain = ['enable-key', 'start-database', 'restore-from-backup'];
    const shown = ways.filter(({runbook}) => plain.includes(runbook));
    expect(shown.map(({runbook, applies, because}) => [runbook, `${applies}: ${because}`])).toEqual(
      [
        ['enable-key', enable],
        ['start-database', start],
        ['restore-from-backup', restore],
      ],
    );
    expect(ways.filter((way) => way.recommended).map(({runbook}) => runbook)).toEqual(
      recommended === undefined ? [] : [recommended],
    );
  });

  it('says of each way what it costs, what is undone and what would change the advice', () => {
    const [enable, , restore] = ladder(library, keyDisabled());
    expect(enable).toMatchObject({
      title: 'Enable the key, then start',
      undo: 'yes',
      time: '5 min–2 h, estimate',
      price: 'all users get the key back',
      risk: 'everyone who uses the key gets it back, also whoever was meant to lose it',
      unless: 'the key was switched off on purpose (a leak)',
    });
    expect(restore).toMatchObject({undo: 'yes, the old database stays'});
  });

  it.each([
    {
      says: 'the newest second of its backups',
      at: '2026-03-01T23:50:00Z',
      after: '1 Mar 23:50 UTC',
    },
    {says: 'no such second', at: undefined, after: 'the backup'},
  ])('says of a restore what it costs where AWS says $says', ({at, after}) => {
    const session = keyDisabled(
      instance({DBInstanceStatus: terminal, ...(at ? {LatestRestorableTime: at} : {})}),
    );
    const restore = ladder(library, session).find(({runbook}) => runbook === 'restore-from-backup');
    expect(restore?.price).toBe(`data after ${after}, or more; a new endpoint and resource ID`);
  });

  it('says of every shipped way what it costs and what it breaks if it is the wrong one', () => {
    const rungs = [...library.values()].flatMap(({rung}) => rung ?? []);
    expect(rungs.length).toBeGreaterThan(10);
    for (const rung of rungs) {
      expect(rung).toMatchObject({price: expect.any(String), risk: expect.any(String)});
    }
  });

  it('outlines the steps of a way as they stand now', () => {
    const [enable] = ladder(library, keyDisabled(aliases));
    const outline = enable?.steps.map(({id, kind, title, call, undo}) =>
      [id, kind, title, call, undo].filter(Boolean).join(' | '),
    );
    expect(outline).toEqual([
      'on-purpose | ask | Was the key switched off on purpose?',
      'enable | change | Enable the key | kms:EnableKey | kms:DisableKey',
      'start | change | Start the instance | rds:StartDBInstance | rds:StopDBInstance',
      'answers | manual | Does the application answer?',
    ]);
    expect(enable?.steps[1]).toMatchObject({
      why: 'RDS cannot read orders-db while the key is Disabled.',
      effect: expect.stringContaining('Every user of the key gets it back'),
      within: 300,
    });
  });

  it('outlines a change that is put back by hand without its words', () => {
    const [, , restore] = ladder(
      library,
      sessionOf(
        opened(),
        instance({DBInstanceStatus: terminal}),
        ...answered('source', 'snapshot/orders-db-1'),
      ),
    );
    expect(restore?.steps.find(({id}) => id === 'restore')?.undo).toBe('by hand');
  });

  it('leaves out of the outline what would be skipped', () => {
    const session = sessionOf(
      opened(),
      instance({DBInstanceStatus: terminal}),
      key({KeyState: 'Enabled'}),
      diagnosed('locked-out', []),
    );
    const restore = ladder(library, session).find(({recommended}) => recommended);
    expect(restore?.steps.map(({id}) => id)).toEqual([
      'try-start',
      'capture',
      'sources',
      'source',
      // They come only where another Region is asked for.
      'other-region',
      'sources-there',
      'source-again',
      // And these where names are typed for one.
      'subnet-group-name',
      'security-group-ids',
      'read-restored',
      'ready',
      'settings',
      'read-again',
      'differences',
      'look-at-lost',
      'name',
      'make-room',
      'no-room',
      'take-name',
      'look-again-at-lost',
      'connects',
      'answers',
    ]);
  });

  it('calls a way unknown whose condition cannot be judged', () => {
    const text = `---
id: odd
title: Odd
rung:
  order: 1
  applies: [{when: "length(verdict.of)", is: yes, because: x}, {is: no, because: x}]
  undo: yes
  time: short
  unless: nothing
---
## Do

\`\`\`step
id: do
manual:
when: answers.earlier == 'x'
\`\`\`
`;
    const [odd] = runbooksOf([{file: 'odd.md', text}]);
    if (!odd) throw new Error('the runbook of this test is not good');
    const [way] = ladder(new Map([[odd.id, odd]]), keyDisabled());
    expect(way).toMatchObject({
      applies: 'unknown',
      because: 'its condition cannot be judged',
      recommended: true,
    });
    expect(way?.steps.map(({id}) => id)).toEqual(['do']);
  });

  it('never says too late without the start being tried', () => {
    for (const status of [recoverable, terminal]) {
      for (const state of ['Enabled', 'Disabled']) {
        const session = sessionOf(
          opened(),
          instance({DBInstanceStatus: status}),
          key({KeyState: state}),
          diagnosed('locked-out', state === 'Disabled' ? ['key-disabled'] : []),
        );
        const best = ladder(library, session).find(({recommended}) => recommended);
        expect(best?.steps.map(({call}) => call)).toContain('rds:StartDBInstance');
      }
    }
  });
});
