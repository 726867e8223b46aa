import {beforeAll, describe, expect, it} from 'vitest';
import {RunbookError, UsageError} from '../../src/core/errors.ts';
import {factsOf} from '../../src/core/facts.ts';
import {loadRunbooks, runbooksOf} from '../../src/runbook/library.ts';
import {planOf} from '../../src/runbook/plan.ts';
import type {Library} from '../../src/runbook/runbook.ts';
import {cluster, keyDisabled, opened, sessionOf} from './sessions.ts';
import {shippedFolder} from './shipped.ts';

let shipped: Library;
beforeAll(async () => {
  shipped = await loadRunbooks([shippedFolder]);
});

/** Runbooks of one step each, written as `a: run: b`. */
function libraryOf(...blocks: readonly (readonly [string, string])[]): Library {
  const files = blocks.map(([id, block]) => ({
    file: `${id}.md`,
    text: `---\nid: ${id}\ntitle: ${id}\n---\n## S\n\n\`\`\`step\n${block}\n\`\`\`\n`,
  }));
  return new Map(runbooksOf(files).map((runbook) => [runbook.id, runbook]));
}

describe('planOf', () => {
  it('refuses an unknown runbook and names the near one', () => {
    expect(() => planOf(shipped, 'enable-keys')).toThrow(UsageError);
    expect(() => planOf(shipped, 'enable-keys')).toThrow(
      expect.objectContaining({nextSteps: ['Did you mean "enable-key"?']}),
    );
  });

  it('refuses a circle', () => {
    const library = libraryOf(['a', 'id: x\nrun: b'], ['b', 'id: y\nrun: a']);
    expect(() => planOf(library, 'a')).toThrow(/circle: a → b → a/);
  });

  it('refuses a plan with two steps of one id, which answers could not tell apart', () => {
    const library = libraryOf(
      ['a', 'id: x\nmanual:\n```\n\n## T\n\n```step\nid: r\nrun: b'],
      ['b', 'id: x\nmanual:'],
    );
    expect(() => planOf(library, 'a')).toThrow(RunbookError);
    expect(() => planOf(library, 'a')).toThrow(/two steps "x": one of a, one of b/);
  });

  it('refuses a run that leads nowhere', () => {
    expect(() => planOf(libraryOf(['a', 'id: x\nrun: b']), 'a')).toThrow(/no runbook "b"/);
  });

  it('puts the steps of a run in its place, each with the runbook it came from', () => {
    const facts = factsOf(keyDisabled());
    const {runbook, title, steps} = planOf(shipped, 'enable-key', facts);
    expect({runbook, title}).toEqual({runbook: 'enable-key', title: 'Enable the key, then start'});
    expect(steps.map((step) => [step.id, step.runbook])).toEqual([
      ['on-purpose', 'enable-key'],
      ['enable', 'enable-key'],
      ['start', 'start-database'],
      ['answers', 'start-database'],
    ]);
  });

  it('takes the start of the cluster for a cluster', () => {
    const facts = factsOf(sessionOf(opened('orders-cluster'), cluster()));
    const ids = planOf(shipped, 'start-database', facts).steps.map(({id}) => id);
    expect(ids).toEqual(['start-cluster', 'answers']);
  });

  it('keeps both starts under a condition where the kind is not known yet', () => {
    const steps = planOf(shipped, 'start-database').steps;
    expect(steps.map(({id}) => id)).toEqual(['start', 'start-cluster', 'answers']);
    expect(steps[0]?.when).toMatch(/^database\.kind == 'instance' && \(/);
    expect(steps[1]?.when).toMatch(/^database\.kind == 'cluster' && \(/);
  });

  it('holds the condition of a run for each step it brings', () => {
    const library = libraryOf(
      ['a', "id: r\nrun: b\nwhen: key.state == 'Disabled'\notherwise: not disabled"],
      ['b', 'id: x\nmanual:\nwhen: a || b'],
    );
    expect(planOf(library, 'a').steps).toMatchObject([
      {when: "(key.state == 'Disabled') && (a || b)", otherwise: 'not disabled'},
    ]);
  });

  it('is plain JSON, so that the journal keeps it whole', () => {
    for (const id of shipped.keys()) {
      const plan = planOf(shipped, id, factsOf(keyDisabled()));
      expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    }
  });
});
