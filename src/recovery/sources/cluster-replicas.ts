/** Replica clusters in other Regions: under keys of their own, promoted where they are. */
import {factOf, namesInFamily} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {lastWriteIn} from '../lock.ts';
import {thereWords} from './elsewhere.ts';
import {encryptionOf, type Gatherer} from './source.ts';

/** A secondary of a global database is not promoted by this call but failed over: it is dead here. */
export const clusterReplicas: Gatherer = (evidence) =>
  namesInFamily(evidence, 'clusterReplica').flatMap((arn) => {
    const replica = knownValue(factOf(evidence, `clusterReplica:${arn}`))?.DBClusters?.[0];
    if (!replica) return [];
    const region = arn.split(':')[3] ?? '';
    const {DBClusterIdentifier: name = '', Status: status = ''} = replica;
    const gibibytes = replica.AllocatedStorage ?? 0;
    return [
      {
        kind: 'cluster-replica' as const,
        name,
        region,
        label: `${name} in ${region}`,
        words: `replica in ${region}`,
        restorePoint: lastWriteIn(evidence)?.at ?? '',
        encryption: encryptionOf(replica),
        engineVersion: replica.EngineVersion ?? '',
        gibibytes: gibibytes > 1 ? gibibytes : 0,
        first: [
          'what the replica had not received when the source stopped is lost too',
          thereWords(region),
        ],
        dead: deadWords(status, replica.GlobalClusterIdentifier),
      },
    ];
  });

function deadWords(status: string, global: string | undefined): string {
  if (global) {
    return `it is a secondary of the global database ${global}: fail that over, or detach it, by hand`;
  }
  return status === 'available' ? '' : `its status is ${status || 'unknown'}`;
}
