/** A change whose check does not hold by its deadline: what was seen, and four ways on. */
import {describe, expect, it} from 'vitest';
import {refusalOf} from '../../src/core/question.ts';
import {failureQuestion} from '../../src/engine/steps/failure.ts';
import {loadRunbooks} from '../../src/runbook/library.ts';
import {shippedFolder} from '../runbook/shipped.ts';
import {temporaryFolder} from '../support/folder.ts';
import {rehearse} from '../support/rehearsal.ts';

const library = await loadRunbooks([shippedFolder]);
const at = '2026-03-02T04:15:00.000Z';

/** Every change of every runbook that ships, each once where it stands. */
const changes = Array.from(library.values()).flatMap(({id, steps}) =>
  steps.filter(({kind}) => kind === 'change').map((step) => ({name: `${id}: ${step.id}`, step})),
);

describe('after the deadline of its check', () => {
  it.each(changes)('$name', ({step}) => {
    const state = {
      status: 'TimedOut',
      attempt: 1,
      isOpen: false,
      outcome: 'ok',
      sightings: [{at, seen: 'starting'}],
      reason: 'last seen: starting',
      firstIntendedAt: '2026-03-02T02:15:00.000Z',
    } as const;
    const question = failureQuestion(step, state, {at, region: 'eu-west-1'});
    expect(question.means).toBe('It took longer than Latchkey waits. Last seen: starting.');
    expect(question.tried).toBe('1 time in 2 h');
    expect(question.changed).toBe('AWS accepted the change; what came of it is above');
    expect(question.options.map(({id}) => id)).toEqual([
      'retry',
      'diagnose',
      'way',
      'hand-over',
      'stop',
    ]);
    expect(question.options.filter(({recommended}) => recommended)).toHaveLength(1);
    for (const {id} of question.options) expect(refusalOf(question, id)).toBeUndefined();
  });
});

it('handing over ends the session with what was seen and what was changed', async () => {
  const played = await rehearse('key-disabled', {
    state: temporaryFolder(),
    prepare: ({simulator}) => simulator.inject({fault: 'deny', call: 'rds:StartDBInstance'}),
    answer: (_, question) => (question.kind === 'failure' ? 'hand-over' : undefined),
  });
  expect(played.closed.outcome).toBe('handed-over');
  expect(played.closed.summary).toMatch(
    /^Handed over at the step start \(rds:StartDBInstance, AccessDenied\w*\): .+\. Changed by it: nothing: AWS refused it\.$/,
  );
});
