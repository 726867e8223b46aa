/** `latchkey runbook`: the runbooks, to list, to read on paper, and to check before the night. */
import {Option} from 'commander';
import type {AddCommand} from '../command.ts';

/** Where a team's own runbooks are. */
type Own = {readonly runbooks?: string};

export const addRunbook: AddCommand = (program, io, done) => {
  const runbook = program.command('runbook').description('list, read and check the runbooks');
  const own = () => new Option('--runbooks <folder>', 'runbooks that add to or replace ours');
  runbook
    .command('list')
    .description('every runbook, what it mends and where it lies')
    .addOption(own())
    .option('--json', 'one JSON array')
    .action(async (options: Own & {json?: boolean}) => {
      const {listRunbooks} = await import('./runbook/list.ts');
      done(await listRunbooks(options, io));
    });
  runbook
    .command('show')
    .description('print one runbook as it lies on the disk, to read or to print')
    .argument('<id>', 'its id, as `runbook list` shows it')
    .addOption(own())
    .option('--json', 'the steps as Latchkey reads them')
    .action(async (id: string, options: Own & {json?: boolean}) => {
      const {showRunbook} = await import('./runbook/show.ts');
      done(await showRunbook(id, options, io));
    });
  runbook
    .command('lint')
    .description('check runbooks; names file, line, column and the fix')
    .argument('[path...]', 'files or folders; without one, those that come with Latchkey')
    .addOption(new Option('--format <format>', 'how').choices(['text', 'json']).default('text'))
    .action(async (paths: readonly string[], options: {format: 'text' | 'json'}) => {
      const {lintRunbooks} = await import('./runbook/lint.ts');
      done(await lintRunbooks(paths, options.format, io));
    });
  runbook
    .command('test')
    .description('play the scenarios, with recommended and with wrong answers; which steps ran?')
    .argument('[id]', 'only this runbook; without it, all of them')
    .addOption(own())
    .option('--json', 'one JSON array')
    .action(async (id: string | undefined, options: Own & {json?: boolean}) => {
      const {testRunbooks} = await import('./runbook/test.ts');
      done(await testRunbooks(id, options, io));
    });
  runbook
    .command('schema')
    .description('print the JSON Schema of a step block, for editors')
    .action(async () => {
      const {printSchema} = await import('./runbook/schema.ts');
      done(printSchema(io));
    });
};
