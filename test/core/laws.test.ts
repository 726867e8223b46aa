/** Laws that hold for every journal, also for one that no runner would write. */
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {apply, fold} from '../../src/core/apply.ts';
import {decide} from '../../src/core/decide.ts';
import type {Entry, EntryBody} from '../../src/core/entry.ts';
import {factsOf} from '../../src/core/facts.ts';
import {emptySession, modeOf, stepState} from '../../src/core/session.ts';
import {deadlineWords} from '../../src/core/words/deadline.ts';
import {
  answered,
  asked,
  called,
  diagnosed,
  enable,
  failure,
  intended,
  opened,
  planned,
  purpose,
  resumed,
  settled,
  startStep,
  tale,
  waiting,
  wayQuestion,
} from './tale.ts';

const ids = fc.constantFrom('enable', 'start', 'purpose');
const body: fc.Arbitrary<EntryBody> = fc.oneof(
  fc.constant(opened()),
  fc.constant(resumed),
  fc.constantFrom('locked-out', 'healthy', 'undecided').map((verdict) => diagnosed(verdict)),
  fc.constantFrom(planned(purpose, enable, startStep), planned(enable)),
  ids.map((id) => asked(id)),
  fc.constant({type: 'asked', step: 'way', question: wayQuestion} as const),
  ids.map((id) => ({type: 'asked', step: `${id}.failed`, question: failure}) as const),
  fc
    .tuple(ids, fc.constantFrom('yes', 'no', 'retry', 'way', 'diagnose', 'continue', 'stop'))
    .chain(([id, answer]) =>
      fc.constantFrom(answered(id, answer), answered(`${id}.failed`, answer)),
    ),
  fc.constantFrom(answered('way', 'enable-key'), answered('way', 'look-again')),
  ids.map((id) => intended(id)),
  fc
    .tuple(ids, fc.constantFrom('ok', 'error', 'would-call'))
    .map(([id, outcome]) => called(outcome, {step: id})),
  ids.map((id) => waiting(id, 'starting')),
  fc
    .tuple(ids, fc.constantFrom('Success', 'Failed', 'TimedOut', 'Skipped'))
    .map(([id, status]) => settled(id, status)),
);
// What a runner writes in a row, so that journals get further than their first question.
const chapter: fc.Arbitrary<readonly EntryBody[]> = fc.oneof(
  {weight: 3, arbitrary: body.map((one) => [one])},
  {weight: 2, arbitrary: ids.map((id) => [asked(id), answered(id, 'yes')])},
  {weight: 1, arbitrary: ids.map((id) => [asked(id), answered(id, 'yes'), intended(id)])},
  {weight: 1, arbitrary: fc.constant([diagnosed('locked-out'), planned(enable, startStep)])},
  {weight: 1, arbitrary: fc.constant([resumed, diagnosed('locked-out')])},
);
const journal = fc
  .array(chapter, {maxLength: 15})
  .map((chapters) => tale(opened(), ...chapters.flat()));

test('folding entry by entry equals folding the whole, from every point on', () => {
  fc.assert(
    fc.property(journal, fc.nat(40), (entries, cut) => {
      const head = fold(entries.slice(0, cut));
      const rest = entries.slice(cut).reduce(apply, head);
      expect(rest).toEqual(fold(entries));
    }),
  );
});

test('a session survives being written as JSON between any two entries', () => {
  fc.assert(
    fc.property(journal, (entries) => {
      const copied: readonly Entry[] = JSON.parse(JSON.stringify(entries));
      expect(decide(fold(copied))).toEqual(decide(fold(entries)));
    }),
  );
});

test('what comes next can always be told, and the same journal tells the same', () => {
  fc.assert(
    fc.property(journal, (entries) => {
      const session = fold(entries);
      expect(decide(session)).toEqual(decide(fold(entries)));
      expect(factsOf(session).now).toBe(session.at);
      expect(modeOf(session)).toBe('LIVE');
      expect(deadlineWords(session, session.at).word).not.toBe('');
    }),
  );
});

test('a change is performed only after its own question was answered as expected, since the last interruption', () => {
  let performed = 0;
  fc.assert(
    fc.property(journal, (entries) => {
      for (let length = 1; length <= entries.length; length += 1) {
        const past = entries.slice(0, length);
        const decision = decide(fold(past));
        if (decision.type !== 'run' || decision.doing !== 'perform') continue;
        performed += 1;
        const {id} = decision.step;
        const since = past.slice(past.findLastIndex((e) => e.type === 'opened' && e.resumed) + 1);
        const talk = since.filter((e) => e.type === 'asked' || e.type === 'answered');
        const question = talk.findLastIndex((e) => e.type === 'asked' && e.step === id);
        expect(talk[question + 1]).toMatchObject({type: 'answered', step: id, answer: 'yes'});
      }
    }),
    {numRuns: 300},
  );
  // A law about nothing would hold as well.
  expect(performed).toBeGreaterThan(0);
});

test('an intent without an outcome is looked up before the step can be performed again', () => {
  let checked = 0;
  fc.assert(
    fc.property(journal, (entries) => {
      const session = fold(entries);
      const decision = decide(session);
      if (decision.type !== 'run' || !('step' in decision)) return;
      if (!stepState(session, decision.step.id).isOpen) return;
      checked += 1;
      expect(decision.doing).toBe('check');
    }),
    {numRuns: 500},
  );
  expect(checked).toBeGreaterThan(0);
});

test('no entry is forgotten by its number', () => {
  fc.assert(
    fc.property(journal, (entries) => {
      expect(fold(entries).seq).toBe(entries.length);
      expect(emptySession.seq).toBe(0);
    }),
  );
});
