/** What the organization is told: what was refused, by which statement, and what would be enough. */
import type {Finding, Proof} from '../core/diagnosis.ts';
import {factsOf} from '../core/facts.ts';
import type {Session} from '../core/session.ts';
import {printable} from '../core/words/text.ts';
import {momentWords} from '../core/words/time.ts';

/** A text to send as it is, with the evidence that was found. */
export function forOrganization(session: Session): string {
  const {database, key, incident, operator} = factsOf(session);
  const findings = (session.diagnosis ?? session.firstDiagnosis)?.findings ?? [];
  const finding = findings.find(({cause}) => cause === 'organization-denies');
  return [
    'To whoever looks after the policies of the organization',
    '',
    `Our database ${printable(database.identifier)} (account ${incident.accountId}, ${incident.region}) is down:`,
    `${printable(database.status)}. RDS cannot use its KMS key:`,
    `  ${printable(key.arn, 300)}`,
    printable(finding?.summary ?? 'Nothing in this account explains it.', 500),
    '',
    'What we saw:',
    ...evidenceLines(finding),
    '',
    'What would be enough, for this key alone:',
    '  RDS:   kms:Decrypt and what its grant on the key lists, as an AWS service (aws:PrincipalIsAWSService)',
    `  us:    kms:CreateGrant and kms:DescribeKey through rds.${incident.region}.amazonaws.com (kms:ViaService)`,
    'A Deny that meets these needs a condition that leaves them out. We ask for no policy to go.',
    '',
    `Asked by ${printable(operator.arn, 300)}, ${momentWords(session.at, session.at)} UTC.`,
  ].join('\n');
}

function evidenceLines(finding: Finding | undefined): readonly string[] {
  const proofs = finding?.evidence ?? [];
  if (proofs.length === 0) return ['  no refusal and no policy could be read from here'];
  return proofs.map(proofLine);
}

/** The call, its time and its request id: what AWS Support asks for too. */
function proofLine({call, at, requestId, path, value}: Proof): string {
  const when = at === '' ? '' : ` at ${at}`;
  const id = requestId === '' ? '' : `, request ${requestId}`;
  return `  ${call}${when}${id}: ${printable(path, 200)} = ${printable(value, 1000)}`;
}
