/** The JSON front end: the journal's entries, one line each, and nothing else. */
import {describe, expect, test} from 'vitest';
import {fold} from '../../src/core/apply.ts';
import type {EntryBody} from '../../src/core/entry.ts';
import {UsageError} from '../../src/core/errors.ts';
import {recommendedAnswers} from '../../src/engine/answers.ts';
import {createJson} from '../../src/json/json.ts';
import {confirmation, opened, tale, upToQuestion} from '../core/tale.ts';

function shown(...bodies: readonly EntryBody[]) {
  const lines: string[] = [];
  const entries = tale(...bodies);
  const frontEnd = createJson({output: (line) => lines.push(line)});
  for (const entry of entries) frontEnd.show(entry, fold(entries));
  return {lines, entries};
}

describe('an entry', () => {
  test('is printed exactly as the journal holds it', () => {
    const {lines, entries} = shown(...upToQuestion);
    expect(lines).toEqual(entries.map((entry) => JSON.stringify(entry)));
  });

  test('is one line, whatever is in it, and means the same to a parser', () => {
    const hostile = 'a\nb\u001B[31m\u009B31m\u202E\u2028 c';
    const {lines, entries} = shown(opened(), {type: 'noted', text: hostile, by: 'mara'});
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^[\u0020-\u007E]+$/);
    expect(JSON.parse(lines[1] ?? '')).toEqual(entries[1]);
  });
});

describe('a question', () => {
  const session = fold(tale(...upToQuestion));

  test('is answered by --answers, which is named as the author', async () => {
    const frontEnd = createJson({output: () => undefined, answers: recommendedAnswers()});
    expect(await frontEnd.ask('enable', confirmation, session)).toEqual({
      type: 'answer',
      answer: 'yes',
      by: '--answers',
    });
  });

  test('without --answers is an error that names the flag', async () => {
    const frontEnd = createJson({output: () => undefined});
    const asking = frontEnd.ask('enable', confirmation, session);
    await expect(asking).rejects.toThrow(UsageError);
    await expect(asking).rejects.toThrow('nobody can be asked');
  });
});
