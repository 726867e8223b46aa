/** `latchkey policy`: the least-privilege IAM policy for what Latchkey calls. */
import {Option} from 'commander';
import type {PolicyScope} from '../../aws/policy-document.ts';
import type {AddCommand} from '../command.ts';
import {parseDatabase} from '../database-argument.ts';
import {print} from '../io.ts';

export const addPolicy: AddCommand = (program, io, done) => {
  program
    .command('policy')
    .description('print the least-privilege IAM policy as JSON')
    .addOption(
      new Option('--for <use>', 'what it is for')
        .choices(['diagnose', 'respond'])
        .default('respond'),
    )
    .option('--database <db>', 'limit starting to this database (an identifier or an ARN)')
    .action(async (options: {for: PolicyScope['purpose']; database?: string}) => {
      const {policyDocument} = await import('../../aws/policy-document.ts');
      const document = policyDocument({purpose: options.for, ...limitsOf(options.database)});
      print(io, JSON.stringify(document, undefined, 2));
      done(0);
    });
};

/** What DB says of the place; an identifier alone leaves partition, Region and account open. */
function limitsOf(text: string | undefined): Omit<PolicyScope, 'purpose'> {
  if (text === undefined) return {};
  const {identifier, kind, region, accountId} = parseDatabase(text);
  const partition = text.startsWith('arn:') ? text.split(':')[1] : undefined;
  return {partition, region, accountId, database: {identifier, kind}};
}
