/** RDS's refusals about clusters. Codes and statuses come from the schemas; texts that nobody
 * recorded are ours and say what is wrong. */
import {AwsError} from '../../../wire/aws-error.ts';
import type {Cluster} from '../../../world/clusters.ts';

/** 404 `DBClusterNotFoundFault`. */
export function clusterNotFound(id: string): AwsError {
  return new AwsError('DBClusterNotFoundFault', `DBCluster ${id} not found.`);
}

/** 400 `DBClusterAlreadyExistsFault`. */
export function clusterExists(): AwsError {
  return new AwsError('DBClusterAlreadyExistsFault', 'DB Cluster already exists');
}

/** 400 `InvalidDBClusterStateFault`. */
export function invalidClusterState(message: string): AwsError {
  return new AwsError('InvalidDBClusterStateFault', message);
}

/** The recorded refusal of a start; unlike that of an instance it names the status (§1.5). */
export function unexpectedState(cluster: Cluster, expected: readonly string[]): AwsError {
  return invalidClusterState(
    `DbCluster ${cluster.id} is in ${cluster.status} state but expected it to be one of ${expected.join(',')}.`,
  );
}

/** 404 `DBClusterSnapshotNotFoundFault`. */
export function clusterSnapshotNotFound(id: string): AwsError {
  return new AwsError('DBClusterSnapshotNotFoundFault', `DBClusterSnapshot not found: ${id}`);
}

/** 400 `InvalidDBClusterSnapshotStateFault`. */
export function invalidSnapshotState(message: string): AwsError {
  return new AwsError('InvalidDBClusterSnapshotStateFault', message);
}
