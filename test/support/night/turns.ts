/** The same night with a turn: interrupted and resumed, or only rehearsed with reads. */
import {enableKey, startInstance} from './confirms.ts';
import {disabledKey} from './diagnoses.ts';
import {answered, asked, type Happening, keyArn, nightTime, opened} from './entries.ts';
import {observations} from './evidence.ts';
import {untilConfirm, untilWaiting} from './stories.ts';

/** Broken off in the middle of the start, and gone on: the start had arrived. */
export function untilResumed(): readonly Happening[] {
  const cut = untilWaiting().slice(0, -2);
  return [
    ...cut,
    ['02:26:40', opened({resumed: true})],
    ...observations()
      .filter(
        ([, body]) => body.type === 'observed' && (body.fact === 'instance' || body.fact === 'key'),
      )
      .map(([, body]): Happening => ['02:26:41', body]),
    ['02:26:41', {type: 'diagnosed', diagnosis: disabledKey}],
    [
      '02:26:42',
      {
        type: 'called',
        step: 'start',
        call: 'rds:DescribeDBInstances',
        mode: 'read',
        outcome: 'ok',
        requestId: 'f00d',
        attempts: 1,
        milliseconds: 60,
      },
    ],
    [
      '02:26:42',
      {
        type: 'waiting',
        step: 'start',
        until: nightTime('04:26:42'),
        because: 'the change had arrived before the interruption',
        seen: 'starting',
      },
    ],
  ];
}

/** A dry run, up to the first change that was kept back. */
export function untilWouldCall(): readonly Happening[] {
  const dry = untilConfirm({...enableKey, mode: 'DRY RUN'}).map(
    ([time, body]): Happening => [
      time,
      body.type === 'opened' ? opened({world: 'read-only'}) : body,
    ],
  );
  return [
    ...dry,
    answered('02:16:05', 'enable', enableKey.title, 'yes'),
    [
      '02:16:05',
      {type: 'intended', step: 'enable', call: 'kms:EnableKey', input: {KeyId: keyArn}, attempt: 1},
    ],
    [
      '02:16:06',
      {
        type: 'called',
        step: 'enable',
        call: 'kms:EnableKey',
        mode: 'change',
        outcome: 'would-call',
        requestId: '',
        attempts: 1,
        milliseconds: 0,
        input: {KeyId: keyArn},
      },
    ],
    [
      '02:16:06',
      {
        type: 'settled',
        step: 'enable',
        status: 'Skipped',
        reason: 'would call kms:EnableKey; it was not sent',
      },
    ],
    asked('02:16:07', 'start', {...startInstance, mode: 'DRY RUN'}),
  ];
}
