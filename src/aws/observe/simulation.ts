/** IAM's own word for what the caller may do with the key: a witness beside the policies' texts. */
import {databaseOf} from '../../core/database.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {paged, type Read} from './planned.ts';

// What RDS asks in the caller's name, and the calls that mend a key (facts/aws.md §3.1).
const actions = [
  'kms:DescribeKey',
  'kms:CreateGrant',
  'kms:EnableKey',
  'kms:CancelKeyDeletion',
  'kms:PutKeyPolicy',
];

/**
 * iam:SimulatePrincipalPolicy for the caller's role or user. It knows identity policies, the
 * boundary and SCPs; no key policy, no grant (facts/aws.md §3.1).
 */
export function simulationReads(evidence: Evidence): readonly Read[] {
  const principal =
    knownValue(factOf(evidence, 'callerRole'))?.Role?.Arn ??
    knownValue(factOf(evidence, 'callerUser'))?.User?.Arn;
  const database = databaseOf(evidence);
  if (principal === undefined || !database || database.keyId === '') return [];
  const region = database.arn.split(':')[3] ?? '';
  return [
    paged('callerSimulation', {
      PolicySourceArn: principal,
      ActionNames: actions,
      ResourceArns: [database.keyId],
      ContextEntries: [
        {
          ContextKeyName: 'kms:ViaService',
          ContextKeyType: 'string',
          ContextKeyValues: [`rds.${region}.amazonaws.com`],
        },
      ],
    }),
  ];
}
