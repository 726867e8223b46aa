/** A database that is not there any more, and what is left of it: said with the way to a restore. */
import {cliCommand} from '../../aws/command-line.ts';
import type {Evidence} from '../../core/evidence.ts';
import type {Incident} from '../../core/incident.ts';
import {counted, printable} from '../../core/words/text.ts';
import {momentWords} from '../../core/words/time.ts';
import {type LeftBackup, leftBehind} from '../../recovery/gone/left-behind.ts';

// More would scroll the advice away; the rest is counted.
const mostShown = 5;

/** Undefined where no backup of that name is left, as far as could be read. */
export function goneWords(
  evidence: Evidence,
  incident: Incident,
): {readonly message: string; readonly nextSteps: readonly string[]} | undefined {
  const {identifier} = incident.database;
  const left = leftBehind(evidence, identifier);
  const [first] = left;
  if (!first) return undefined;
  const where = `${incident.region}, account ${incident.accountId}`;
  return {
    message:
      `There is no database "${identifier}" in ${where} any more, ` +
      `but ${counted(left.length, 'backup')} of that name ${left.length === 1 ? 'is' : 'are'} left.`,
    nextSteps: [
      ...left.slice(0, mostShown).map(lineOf),
      ...(left.length > mostShown ? [`… and ${left.length - mostShown} more`] : []),
      ...waysBack(first, incident),
    ],
  };
}

function lineOf({what, name, until, key}: LeftBackup): string {
  const point = until === '' ? 'no restore point told' : `up to ${momentWords(until, '')} UTC`;
  return printable(`${what} ${name}, ${point}, ${key}`, 400);
}

/** A backup knows no parameter group, no security groups: RDS would take its defaults (§6.1, §6.3). */
function waysBack(best: LeftBackup, incident: Incident): readonly string[] {
  const command = printable(cliCommand(best.call, best.input, incident), 600);
  if (!best.hasKey) {
    return [
      'None of them opens: their key is gone, and AWS has no way back from that.',
      'Look for copies under another key: other Regions, other accounts, AWS Backup vaults.',
    ];
  }
  if (!best.mayOpen) {
    return [
      'None of them opens now: bring the key of the first back (enable it, or cancel its deletion).',
      `Then restore: ${command}`,
    ];
  }
  return [
    `Restore the newest that may open: ${command}`,
    'Name the class, subnet group, security groups and parameter group in it: the backup knows none.',
    ...(best.call.startsWith('rds:RestoreDBCluster')
      ? ['An Aurora cluster comes back without instances: aws rds create-db-instance makes them.']
      : []),
  ];
}
