import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {BugError, RunbookError} from '../../src/core/errors.ts';
import {factsOf} from '../../src/core/facts.ts';
import type {PlannedStep} from '../../src/core/plan.ts';
import {
  applies,
  bindInput,
  bindTemplate,
  fillTemplate,
  holds,
  inputOf,
  shownWord,
  targetOf,
  verifyInput,
} from '../../src/runbook/bind.ts';
import {keyArn, keyDisabled} from './sessions.ts';

const nothing = {inputs: {}, options: {}};

const step: PlannedStep = {
  id: 'enable',
  runbook: 'enable-key',
  title: 'Enable the key',
  kind: 'change',
  prose: '',
  call: 'kms:EnableKey',
  with: {KeyId: '{{ key.arn }}'},
};

/** Values that JSON carries, as an AWS answer holds them. */
const json = fc.jsonValue({maxDepth: 3}).map((value) => JSON.parse(JSON.stringify(value)));

describe('bindTemplate', () => {
  it('leaves a member out whose only template is unknown', () => {
    expect(bindTemplate({A: '{{ nowhere }}', B: 'b'}, {})).toEqual({B: 'b'});
  });

  it('throws where an expression meets a value of the wrong type', () => {
    expect(() => bindTemplate({A: '{{ length(number) }}'}, {number: 1})).toThrow(RunbookError);
  });

  it('keeps the type of what a lone template names', () => {
    fc.assert(
      fc.property(json, (value) => {
        fc.pre(value !== null);
        expect(bindTemplate({Member: '{{ value }}'}, {value})).toEqual({Member: value});
      }),
    );
  });

  it('never evaluates a value from outside, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const value = `${text}{{ secret }}`;
        const facts = {value, secret: 'evaluated'};
        expect(bindTemplate({M: 'a {{ value }} b'}, facts)).toEqual({M: `a ${value} b`});
      }),
    );
  });

  it('leaves texts without templates, numbers and booleans as they are, at any depth', () => {
    fc.assert(
      fc.property(json, (value) => {
        fc.pre(!JSON.stringify(value).includes('{{'));
        expect(bindTemplate({deep: [value]}, {})).toEqual({deep: [value]});
      }),
    );
  });

  it('fills lists and maps inside', () => {
    const template = {Tags: [{Key: 'of', Value: 'db {{ name }}'}], Ids: ['{{ id }}', '{{ gone }}']};
    expect(bindTemplate(template, {name: 'orders', id: 7})).toEqual({
      Tags: [{Key: 'of', Value: 'db orders'}],
      Ids: [7],
    });
  });
});

describe('bindInput', () => {
  it('is our bug when the computation is not there: lint would have said so', () => {
    expect(() => bindInput({from: 'recovery.nothing'}, keyDisabled(), nothing)).toThrow(BugError);
  });

  it('asks the computation of that name', () => {
    const inputs = {'a.b': () => ({KeyId: 'k'})};
    expect(bindInput({from: 'a.b'}, keyDisabled(), {...nothing, inputs})).toEqual({KeyId: 'k'});
  });

  it('fills the input of a step from the facts', () => {
    expect(inputOf(step, keyDisabled(), nothing)).toEqual({KeyId: keyArn});
  });

  it('keeps what was intended, though the facts moved on since', () => {
    const call = 'kms:EnableKey' as const;
    const session = keyDisabled(
      {type: 'planned', runbook: 'enable-key', title: '', steps: [step]},
      {type: 'intended', step: 'enable', call, input: {KeyId: 'as intended'}, attempt: 1},
    );
    expect(inputOf(step, session, nothing)).toEqual({KeyId: 'as intended'});
  });
});

describe('fillTemplate', () => {
  it('takes control characters out of values from outside', () => {
    const facts = {name: '\u001b[31morders\u001b[0m\r\ndb\u202e'};
    expect(fillTemplate('at {{ name }}', facts)).toBe('at orders db');
  });

  it('shows an expression that does not compile as it is written', () => {
    expect(fillTemplate('a {{ b. }} c', {})).toBe('a {{ b. }} c');
  });

  it('leaves the unknown empty', () => {
    expect(fillTemplate('[{{ nowhere.to.be.found }}]', {})).toBe('[]');
  });

  it('never throws and never leaves a control character of a value', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), json, (text, value) => {
        const filled = fillTemplate('{{ text }} {{ value }}', {text, value});
        expect(filled).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});

describe('applies', () => {
  const facts = factsOf(keyDisabled());

  it('says why a step is skipped, in the words of the runbook', () => {
    const skipped = {...step, when: "key.state == 'Enabled'", otherwise: 'it is {{ key.state }}'};
    expect(applies(skipped, facts)).toEqual({applies: false, because: 'it is Disabled'});
  });

  it('gives a reason even where the runbook gives none', () => {
    expect(applies({...step, when: '`false`'}, facts)).toMatchObject({because: /condition/});
  });

  it('holds without a condition', () => {
    expect(applies(step, facts)).toEqual({applies: true});
  });

  it('throws where a condition cannot be judged, instead of skipping a step silently', () => {
    expect(() => applies({...step, when: 'length(nowhere)'}, facts)).toThrow(RunbookError);
  });
});

describe('holds', () => {
  it('does not hold over an answer in another shape', () => {
    expect(holds("starts_with(A[0].B, 'x')", {A: 'not a list'})).toBe(false);
  });

  it.each([[null], [''], [[]], [{}], [false]])('does not hold for %j', (value) => {
    expect(holds('value', {value})).toBe(false);
  });

  it.each([[0], ['x'], [[0]], [{a: null}], [true]])('holds for %j', (value) => {
    expect(holds('value', {value})).toBe(true);
  });

  it('never throws, whatever AWS answers', () => {
    fc.assert(
      fc.property(json, (value) => {
        const answer = {DBInstances: value};
        expect(typeof holds("DBInstances[0].DBInstanceStatus == 'available'", answer)).toBe(
          'boolean',
        );
        expect(typeof shownWord('DBInstances[0].DBInstanceStatus', answer)).toBe('string');
      }),
    );
  });
});

describe('what a step says about its own input', () => {
  const restore: PlannedStep = {
    ...step,
    target: '{{ input.DBInstanceIdentifier }}',
    verify: {
      read: 'rds:DescribeDBInstances',
      with: {DBInstanceIdentifier: '{{ input.DBInstanceIdentifier }}'},
      until: 'DBInstances',
      within: 60,
      every: 15,
    },
  };
  const input = {DBInstanceIdentifier: 'orders-db-restored'};

  it('looks for the database that the input names', () => {
    expect(verifyInput(restore, keyDisabled(), input)).toEqual(input);
  });

  it('moves the incident to it', () => {
    expect(targetOf(restore, keyDisabled(), input)).toBe('orders-db-restored');
    expect(targetOf(restore, keyDisabled(), {})).toBeUndefined();
    expect(targetOf(step, keyDisabled(), input)).toBeUndefined();
  });
});
