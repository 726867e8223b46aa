/** `latchkey policy`: the least-privilege IAM policy for what Latchkey calls. */
import {Option} from 'commander';
import {policyDocument} from '../../aws/policy-document.ts';
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
    .option('--database <arn>', 'limit it to this database (an ARN)')
    .action((options: {for: 'diagnose' | 'respond'; database?: string}) => {
      const database = options.database === undefined ? undefined : parseDatabase(options.database);
      const document = policyDocument({
        purpose: options.for,
        accountId: database?.accountId,
        region: database?.region,
        databaseArn: options.database,
      });
      print(io, JSON.stringify(document, undefined, 2));
      done(0);
    });
};
