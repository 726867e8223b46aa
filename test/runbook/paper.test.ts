/**
 * What the runbooks tell to type by hand is safe to paste, block by block. Held for every shell
 * block of every shipped runbook:
 * - no `#`: a comment is none in an interactive zsh, where its words are typed along;
 * - only commands of the AWS CLI and a few that touch no more than local files;
 * - at most one command that changes something at AWS, and no look before it in the same block: no
 *   change goes out with its undo, before an earlier one is through, or before somebody has read
 *   what decides about it.
 * And wherever a runbook words the removal of a database, its automated backups are kept.
 */
import {describe, expect, test} from 'vitest';
import {readRunbookFiles} from '../../src/runbook/library.ts';
import {shippedFolder} from './shipped.ts';

const files = (await readRunbookFiles(shippedFolder)).map(({file, text}) => ({
  name: file.slice(file.lastIndexOf('/') + 1),
  text,
}));
const blocks = files.flatMap(({name, text}) =>
  blocksOf(text).map((lines, index) => ({place: `${name}, shell block ${index + 1}`, lines})),
);

/** The commands of each shell block, one a line, as the shell joins them. */
function blocksOf(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(/^```shell\n(.*?)^```$/gms)].map(([, block = '']) =>
    block
      .replaceAll(/\\\n\s*/g, '')
      .split('\n')
      .filter((line) => line.trim() !== ''),
  );
}

// By their first word, as the AWS CLI names what only looks. An import's parameters change nothing
// and make nothing invalid (facts/aws.md §2.11).
const looks = /^aws [a-z]+ (describe|get|list|lookup)-[a-z-]+( |$)/;

const isAws = (line: string) => line.startsWith('aws ');
const isChange = (line: string) => isAws(line) && !looks.test(line);

/** Why a block must not be pasted whole; empty where it may. */
function faultsOf(lines: readonly string[]): readonly string[] {
  const aws = lines.filter(isAws);
  const changes = aws.filter(isChange);
  const [first] = aws;
  return [
    ...lines.filter((line) => line.includes('#')).map((line) => `has a comment: ${line}`),
    ...lines
      .filter((line) => !/^(aws|jq|openssl|cp|diff) /.test(line))
      .map((line) => `is no command known here: ${line}`),
    ...(changes.length > 1 ? [`has ${changes.length} changes: ${changes.join(' and ')}`] : []),
    ...(changes.length > 0 && first && !isChange(first)
      ? [`looks before it changes: ${first}`]
      : []),
  ];
}

/** Each removal of a database that a text names, to its end, with its line breaks undone. */
function removalsIn(text: string): readonly string[] {
  const flat = text.replaceAll('\\\n', ' ').replace(/\s+/g, ' ');
  return [...flat.matchAll(/aws rds delete-db-(?:instance|cluster) .*?(?=`|aws |$)/g)].map(
    ([all]) => all,
  );
}

describe('a shell block on paper', () => {
  test.each(blocks)('$place may be pasted whole', ({lines}) => {
    expect(faultsOf(lines)).toEqual([]);
  });

  // The blocks of a fact check that were not safe, and their like.
  test.each<[string, readonly string[], RegExp]>([
    [
      'a change and its undo',
      [
        'aws kms put-key-policy --policy file://after.json',
        'aws kms put-key-policy --policy file://before.json',
      ],
      /^has 2 changes/,
    ],
    [
      'two renames',
      ['aws rds modify-db-instance --x DB', 'aws rds modify-db-instance --x DB-restored'],
      /^has 2 changes/,
    ],
    [
      'a change that hangs on what a look says',
      ['aws kms describe-key --key-id KEY', 'aws kms enable-key --key-id KEY'],
      /^looks before it changes: aws kms describe-key/,
    ],
    [
      'a remark behind a command',
      ['aws kms disconnect-custom-key-store --x STORE    # only where it says FAILED'],
      /^has a comment/,
    ],
    [
      'a command that this test cannot judge',
      ['rm lost-instance.json'],
      /^is no command known here/,
    ],
  ])('%s is found', (_, lines, fault) => {
    expect(faultsOf(lines)).toEqual([expect.stringMatching(fault)]);
  });

  test('a change and then a look at it are taken', () => {
    expect(faultsOf(['aws kms cancel-key-deletion --x', 'aws kms describe-key --x'])).toEqual([]);
  });

  test('stands in every runbook', () => {
    expect(files.filter(({text}) => blocksOf(text).length === 0)).toEqual([]);
    expect(blocks.flatMap(({lines}) => lines.filter(isChange)).length).toBeGreaterThan(15);
  });
});

describe('the removal of a database', () => {
  const removals = files.flatMap(({name, text}) =>
    removalsIn(text).map((command) => ({name, command})),
  );
  // Of one instance of a cluster: it has no backups of its own, and RDS refuses these words for
  // any other one, whose last snapshot has to be skipped or named.
  const ofMember =
    /^aws rds delete-db-instance (--region \{\{.*?\}\} )?--db-instance-identifier (\{\{.*?\}\}|\S+) ?$/;

  test.each(removals.filter(({command}) => !ofMember.test(command)))(
    'in $name keeps its automated backups: $command',
    ({command}) => {
      expect(command).toContain(' --skip-final-snapshot --no-delete-automated-backups');
    },
  );

  test('is found in blocks, in prose and in the words of an undo', () => {
    const places = removals.map(({name, command}) => [name, ofMember.test(command)]);
    const counted = (file: string, isMember: boolean) =>
      places.filter(([name, member]) => name === file && member === isMember).length;
    expect(counted('restore-database.md', false)).toBe(6);
    expect(counted('restore-from-backup.md', false)).toBe(2);
    expect(counted('take-name.md', false)).toBe(1);
    expect(counted('finish-restore.md', true)).toBe(1);
    expect(places.length).toBe(10);
  });
});
