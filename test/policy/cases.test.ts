/** The evaluator against the cases on disk: one file a topic, readable by a reviewer. */
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {evaluate} from '../../src/policy/evaluate.ts';
import {denialWords} from '../../src/policy/words/denial.ts';
import {readCaseFiles} from './case-file.ts';
import {stageOf} from './stage.ts';

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'cases');
const files = readCaseFiles(folder);

for (const {file, topic, cases} of files) {
  describe(`${file}: ${topic}`, () => {
    test.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
      const {request, policies} = stageOf(one);
      const analysis = evaluate(request, policies);
      const {decision, decidedBy, deciding, missing} = analysis;
      const {expected} = one;
      expect({
        decision,
        type: expected.type && decidedBy,
        sid: expected.sid && deciding?.sid,
        grant: expected.grant && deciding?.name,
        words: expected.words && denialWords(analysis),
        missing: expected.missing && missing.map(({what}) => what),
      }).toEqual({
        decision: expected.decision,
        type: expected.type,
        sid: expected.sid,
        grant: expected.grant,
        words: expected.words,
        missing: expected.missing,
      });
    });
  });
}

test('there are hundreds, and every kind of decision is among them', () => {
  const cases = files.flatMap((one) => one.cases);
  expect(cases.length).toBeGreaterThanOrEqual(600);
  for (const decision of ['allowed', 'explicitly-denied', 'implicitly-denied', 'unknown']) {
    const count = cases.filter(({expected}) => expected.decision === decision).length;
    expect([decision, count >= 30]).toEqual([decision, true]);
  }
});

test('no two cases of a file have the same name', () => {
  for (const {file, cases} of files) {
    const names = cases.map(({name}) => name);
    expect([file, new Set(names).size]).toEqual([file, names.length]);
  }
});
