/** Read replicas in other Regions: under keys of their own, so they may have outlived the source. */
import {factOf, namesInFamily} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {lastWriteIn} from '../lock.ts';
import {thereWords} from './elsewhere.ts';
import {encryptionOf, type Gatherer} from './source.ts';

/**
 * A replica follows its source until that one stops; what had not arrived by then is lost, and RDS
 * names no figure for it. Replicas of the same Region share the key (facts/aws.md §1.6).
 */
export const replicas: Gatherer = (evidence) =>
  namesInFamily(evidence, 'replica').flatMap((arn) => {
    const replica = knownValue(factOf(evidence, `replica:${arn}`))?.DBInstances?.[0];
    if (!replica) return [];
    const region = arn.split(':')[3] ?? '';
    const {DBInstanceIdentifier: name = '', DBInstanceStatus: status = ''} = replica;
    return [
      {
        kind: 'replica' as const,
        name,
        region,
        label: `${name} in ${region}`,
        words: `replica in ${region}`,
        restorePoint: lastWriteIn(evidence)?.at ?? '',
        encryption: encryptionOf({...replica, Encrypted: replica.StorageEncrypted}),
        engineVersion: replica.EngineVersion ?? '',
        gibibytes: replica.AllocatedStorage ?? 0,
        first: [
          'what the replica had not received when the source stopped is lost too',
          thereWords(region),
        ],
        dead: status === 'available' ? '' : `its status is ${status || 'unknown'}`,
      },
    ];
  });
