/** Every problem that `lint` knows: one broken line, its exact place, and what to do about it. */
import {describe, expect, it} from 'vitest';
import {lint} from '../../src/runbook/lint.ts';
import {runbookProblems} from '../../src/runbook/place.ts';
import {good, noStep, other} from './lint-good.ts';
import {meaningCases} from './lint-meaning-cases.ts';
import {shapeCases} from './lint-shape-cases.ts';
import {rules} from './shipped.ts';

const cases = [...shapeCases, ...meaningCases];

/** Line and column where a text that stands once begins. */
function placeIn(text: string, found: string): {line: number; column: number} {
  expect(text.split(found)).toHaveLength(2);
  const above = text.slice(0, text.indexOf(found)).split('\n');
  return {line: above.length, column: (above.at(-1)?.length ?? 0) + 1};
}

async function problemsOf(text: string) {
  const files = [
    {file: 'mend.md', text},
    {file: 'other.md', text: other},
  ];
  return lint(files, rules);
}

describe('lint', () => {
  it('finds nothing in a good runbook', async () => {
    expect(await problemsOf(good)).toEqual([]);
  });

  it.each(cases)('$code: $name', async ({code, from, to, at, fix}) => {
    expect(good.split(from)).toHaveLength(2);
    const broken = good.replace(from, to);
    const [problem, ...more] = await problemsOf(broken);
    expect(more).toEqual([]);
    expect(problem).toMatchObject({code, file: 'mend.md', ...placeIn(broken, at)});
    expect(problem?.message).toMatch(/^.+\.$/s);
    if (typeof fix === 'string') expect(problem?.fix).toBe(fix);
    else expect(problem?.fix).toMatch(fix);
  });

  it('bad-front-matter: a file without a step', async () => {
    const problems = await lint([{file: 'empty.md', text: noStep}], rules);
    expect(problems).toMatchObject([{code: 'bad-front-matter', line: 1, column: 1}]);
  });

  it('duplicate-runbook: two files of one id', async () => {
    const twin = {file: 'twin.md', text: other.replace('id: sure', 'id: surely')};
    const problems = await lint([{file: 'other.md', text: other}, twin], rules);
    expect(problems).toMatchObject([
      {code: 'duplicate-runbook', file: 'twin.md', line: 2, column: 5},
    ]);
    expect(problems[0]?.message).toContain('other.md');
  });

  it('tries every code there is', () => {
    const tried = new Set<string>([...cases.map(({code}) => code), 'duplicate-runbook']);
    expect([...tried].sort()).toEqual([...runbookProblems].sort());
  });

  it('names the circle when runbooks run each other', async () => {
    const back = other.replace('manual:', 'run: mend');
    const files = [
      {file: 'mend.md', text: good},
      {file: 'other.md', text: back},
    ];
    const problems = await lint(files, rules);
    expect(problems.map(({message}) => message)).toEqual([
      'The runbooks run each other in a circle: mend → other → mend.',
      'The runbooks run each other in a circle: other → mend → other.',
    ]);
  });

  it('knows runbooks that are not checked themselves', async () => {
    const files = [{file: 'mend.md', text: good}];
    expect(await lint(files, rules)).toMatchObject([{code: 'unknown-runbook'}]);
    const known = [{file: 'other.md', text: other}];
    expect(await lint(files, {...rules, known})).toEqual([]);
  });

  it('counts lines the same in a file with Windows line ends and a byte order mark', async () => {
    const broken = good.replace('change: kms:EnableKey', 'change: kms:EnableKeys');
    const [unix] = await problemsOf(broken);
    const [windows] = await problemsOf(`\uFEFF${broken.replaceAll('\n', '\r\n')}`);
    expect(windows).toEqual(unix);
  });

  it('counts columns from the margin when the fence is indented', async () => {
    const indented = good.replace(
      '```step\nid: then\nrun: other\n```',
      '  ```step\n  id: then\n  run: othr\n  ```',
    );
    expect(await problemsOf(indented)).toMatchObject([placeIn(indented, 'othr')]);
  });
});
