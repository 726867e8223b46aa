/** The commands with which an operator removes a lost database outside Latchkey, which never does. Pure. */
import type {Session} from '../../core/session.ts';
import {printable} from '../../core/words/text.ts';
import {homeOf} from '../carry/abroad.ts';
import {lostCluster, lostInstance, lostMembers} from '../carry/lost.ts';
import {lostNow} from './swap.ts';

/**
 * In the order in which AWS takes them: out of a global database, protection off, the instances of
 * an Aurora cluster, then the database itself. Automated backups stay (facts/aws.md §1.6).
 */
export function removalCommands(session: Session): string {
  const commands = lostCluster(session) ? ofCluster(session) : ofInstance(session);
  const text = commands.join(', then ');
  return isProtected(session) ? `${text}; ${protectionWords}` : text;
}

// Of a sister service it is known to work (facts/aws.md §1.6).
const protectionWords =
  'whether AWS takes the protection off in this status is not documented: where it does not, ask AWS Support';

function ofInstance(session: Session): readonly string[] {
  const name = nameOf(session);
  return [
    ...(isProtected(session)
      ? [
          `${rds('modify-db-instance', session)} --db-instance-identifier ${name} ` +
            '--no-deletion-protection --apply-immediately',
        ]
      : []),
    `${rds('delete-db-instance', session)} --db-instance-identifier ${name} ${keeping}`,
  ];
}

function ofCluster(session: Session): readonly string[] {
  const name = nameOf(session);
  const {GlobalClusterIdentifier: global, DBClusterArn: arn = name} = lostCluster(session) ?? {};
  const isAurora = lostCluster(session)?.Engine?.startsWith('aurora') ?? false;
  const members = isAurora ? lostMembers(session) : [];
  return [
    ...(global
      ? [
          `${rds('remove-from-global-cluster', session)} ` +
            `--global-cluster-identifier ${printable(global)} --db-cluster-identifier ${printable(arn)}`,
        ]
      : []),
    ...(isProtected(session)
      ? [
          `${rds('modify-db-cluster', session)} --db-cluster-identifier ${name} ` +
            '--no-deletion-protection --apply-immediately',
        ]
      : []),
    ...members.map(
      ({DBInstanceIdentifier: member = ''}) =>
        `${rds('delete-db-instance', session)} --db-instance-identifier ${printable(member)}`,
    ),
    `${rds('delete-db-cluster', session)} --db-cluster-identifier ${name} ${keeping}`,
  ];
}

const keeping = '--skip-final-snapshot --no-delete-automated-backups';

function rds(command: string, session: Session): string {
  return `aws rds ${command} --region ${homeOf(session)}`;
}

/** By its resource id: another one may have its name by now. */
function nameOf(session: Session): string {
  const {DBInstanceIdentifier} = lostInstance(session) ?? {};
  const {DBClusterIdentifier} = lostCluster(session) ?? {};
  return printable(
    lostNow(session)?.identifier ?? DBClusterIdentifier ?? DBInstanceIdentifier ?? '',
  );
}

function isProtected(session: Session): boolean {
  const lost = lostCluster(session) ?? lostInstance(session);
  return lost?.DeletionProtection ?? false;
}
