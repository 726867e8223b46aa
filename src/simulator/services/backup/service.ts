/** AWS Backup: vaults, recovery points of RDS and Aurora, restore and copy jobs, in one table. */
import {
  DescribeBackupVault$,
  DescribeCopyJob$,
  DescribeRecoveryPoint$,
  DescribeRestoreJob$,
  GetRecoveryPointRestoreMetadata$,
  InvalidParameterValueException$,
  InvalidRequestException$,
  LimitExceededException$,
  ListBackupVaults$,
  ListRecoveryPointsByBackupVault$,
  ListRecoveryPointsByResource$,
  ListRestoreJobs$,
  MissingParameterValueException$,
  ResourceNotFoundException$,
  ServiceUnavailableException$,
  StartCopyJob$,
  StartRestoreJob$,
} from '@aws-sdk/client-backup';
import {wireService} from '../../wire/service.ts';
import {type Call, operation, operationsByName, type SimulatedService} from '../call.ts';
import {describeCopyJob, startCopyJob} from './copy.ts';
import {vaultArn} from './find.ts';
import {getRecoveryPointRestoreMetadata} from './metadata.ts';
import {
  describeBackupVault,
  describeRecoveryPoint,
  listBackupVaults,
  listRecoveryPointsByBackupVault,
  listRecoveryPointsByResource,
} from './read.ts';
import {describeRestoreJob, listRestoreJobs, startRestoreJob} from './restore.ts';

const onVault = {
  resource: (input: {readonly BackupVaultName?: string | undefined}, call: Call) =>
    vaultArn(call.place, input.BackupVaultName ?? ''),
};

const onPoint = {
  resource: (input: {readonly RecoveryPointArn?: string | undefined}) =>
    input.RecoveryPointArn ?? '',
};

// AWS Backup works under a role of the account (facts/aws.md §3.1).
const withRole = {
  passes: ({IamRoleArn: arn}: {readonly IamRoleArn?: string | undefined}) =>
    arn === undefined ? [] : [{arn, to: 'backup.amazonaws.com'}],
};

const operations = operationsByName([
  operation({schema: ListBackupVaults$, mode: 'read', handle: listBackupVaults}),
  operation({schema: DescribeBackupVault$, mode: 'read', ...onVault, handle: describeBackupVault}),
  operation({
    schema: ListRecoveryPointsByResource$,
    mode: 'read',
    handle: listRecoveryPointsByResource,
  }),
  operation({
    schema: ListRecoveryPointsByBackupVault$,
    mode: 'read',
    ...onVault,
    handle: listRecoveryPointsByBackupVault,
  }),
  operation({
    schema: DescribeRecoveryPoint$,
    mode: 'read',
    ...onPoint,
    handle: describeRecoveryPoint,
  }),
  operation({
    schema: GetRecoveryPointRestoreMetadata$,
    mode: 'read',
    ...onPoint,
    handle: getRecoveryPointRestoreMetadata,
  }),
  operation({
    schema: StartRestoreJob$,
    mode: 'change',
    ...onPoint,
    ...withRole,
    response: (output) => ({restoreJobId: output.RestoreJobId}),
    handle: startRestoreJob,
  }),
  operation({schema: DescribeRestoreJob$, mode: 'read', handle: describeRestoreJob}),
  operation({schema: ListRestoreJobs$, mode: 'read', handle: listRestoreJobs}),
  operation({
    schema: StartCopyJob$,
    mode: 'change',
    ...onPoint,
    ...withRole,
    response: (output) => ({copyJobId: output.CopyJobId}),
    handle: startCopyJob,
  }),
  operation({schema: DescribeCopyJob$, mode: 'read', handle: describeCopyJob}),
]);

/** The simulated AWS Backup. */
export const backup: SimulatedService = {
  prefix: 'backup',
  source: 'backup.amazonaws.com',
  operations,
  wire: wireService({
    signingName: 'backup',
    protocol: 'rest-json',
    version: '2018-11-15',
    schemas: {
      ...Object.fromEntries([...operations].map(([name, {schema}]) => [name, schema])),
      InvalidParameterValueException$,
      InvalidRequestException$,
      LimitExceededException$,
      MissingParameterValueException$,
      ResourceNotFoundException$,
      ServiceUnavailableException$,
    },
  }),
};
