import {describe, expect, it} from 'vitest';
import {parseRunbook} from '../../src/runbook/parse.ts';

function runbook(body: string) {
  const {runbook: found, problems} = parseRunbook('a.md', `---\nid: a\ntitle: A\n---\n${body}`);
  expect(problems).toEqual([]);
  return found;
}

describe('parseRunbook', () => {
  it('returns no runbook for a file with a problem, and every problem in order', () => {
    const parsed = parseRunbook(
      'a.md',
      '---\nid: a\n---\n## One\n\n```step\nid: One\nmanual:\n```\n\n```step\nid: two\nmanul:\n```\n',
    );
    expect(parsed.runbook).toBeUndefined();
    expect(parsed.problems.map(({line, column, code}) => [line, column, code])).toEqual([
      [2, 1, 'missing-member'],
      [7, 5, 'bad-value'],
      [13, 1, 'unknown-member'],
    ]);
  });

  it('says at an empty block what is missing', () => {
    const {problems} = parseRunbook('a.md', '---\nid: a\ntitle: A\n---\n## B\n\n```step\n```\n');
    expect(problems).toMatchObject([{code: 'missing-member', line: 8, message: /"id"/}]);
  });

  it('takes the title from the heading, the prose from the paragraphs above the block', () => {
    const found = runbook(`Intro with *emphasis*
over two lines.

# Part one

Not for a step.

## First

Some \`code\`, and
a second line.

- a point
- another

\`\`\`step
id: first
manual:
\`\`\`

This is behind it and belongs to nothing.

## Second

\`\`\`step
id: second
manual: Is it so?
\`\`\`
`);
    expect(found?.intro).toBe('Intro with emphasis over two lines.');
    expect(found?.steps).toMatchObject([
      {
        id: 'first',
        title: 'First',
        prose: 'Some code, and a second line.\n\n- a point\n- another',
      },
      {id: 'second', title: 'Is it so?', prose: ''},
    ]);
  });

  it('writes durations as seconds and looks every 15 s unless told otherwise', () => {
    const found = runbook(`## Wait

\`\`\`step
id: wait
wait:
verify: {read: kms:DescribeKey, with: {KeyId: k}, until: KeyMetadata, within: 2h}
\`\`\`
`);
    expect(found?.steps[0]?.verify).toEqual({
      read: 'kms:DescribeKey',
      with: {KeyId: 'k'},
      until: 'KeyMetadata',
      within: 7_200,
      every: 15,
    });
  });

  it('keeps the answers yes and no as words', () => {
    const found = runbook(`## Sure?

\`\`\`step
id: sure
ask:
options: [{id: yes, label: yes}, {id: no, label: no}]
\`\`\`
`);
    expect(found?.steps[0]?.options).toEqual([
      {id: 'yes', label: 'yes'},
      {id: 'no', label: 'no'},
    ]);
  });

  it('leaves other code blocks to the reader on paper', () => {
    const found = runbook(`## Do it

\`\`\`shell
aws kms describe-key
\`\`\`

\`\`\`step
id: do
manual:
\`\`\`
`);
    expect(found?.steps).toHaveLength(1);
    expect(found?.steps[0]?.prose).toBe('aws kms describe-key');
  });
});
