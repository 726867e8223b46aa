/** Members that the simulator does not play are refused; what they usually are is not. */
import {
  CreateDBClusterCommand,
  type CreateDBClusterCommandInput,
  CreateDBInstanceCommand,
  type CreateDBInstanceCommandInput,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import {rdsIn, shown, twoRegions} from './support.ts';

const master = {MasterUsername: 'admin1', MasterUserPassword: 'not-a-secret'};

describe('CreateDBInstance', () => {
  const create = (more: Partial<CreateDBInstanceCommandInput>) => {
    const simulator = twoRegions();
    const made = rdsIn(simulator).send(
      new CreateDBInstanceCommand({
        DBInstanceIdentifier: 'new-db',
        DBInstanceClass: 'db.t4g.medium',
        Engine: 'postgres',
        AllocatedStorage: 20,
        ...master,
        ...more,
      }),
    );
    return {simulator, made};
  };

  it.each<[string, Partial<CreateDBInstanceCommandInput>]>([
    ['AdditionalStorageVolumes', {AdditionalStorageVolumes: [{VolumeName: 'rdsdbdata2'}]}],
    ['MasterUserAuthenticationType', {MasterUserAuthenticationType: 'iam-db-auth'}],
    ['TagSpecifications', {TagSpecifications: [{ResourceType: 'auto-backup', Tags: []}]}],
    ['DBSecurityGroups', {DBSecurityGroups: ['default']}],
  ])('is refused with %s, and makes nothing', async (name, more) => {
    const {simulator, made} = create(more);
    await expect(made).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: expect.stringMatching(`^The simulated AWS does not know ${name}\\. \\S.*\\.$`),
      $metadata: {httpStatusCode: 400},
    });
    await expect(shown(simulator, 'new-db')).rejects.toMatchObject({
      name: 'DBInstanceNotFoundFault',
    });
  });

  it('takes what changes nothing', async () => {
    const {made} = create({
      MasterUserAuthenticationType: 'password',
      DBSecurityGroups: [],
      TagSpecifications: [],
    });
    expect((await made).DBInstance?.DBInstanceStatus).toBe('creating');
  });
});

it('CreateDBCluster is refused with an express configuration', async () => {
  const input: CreateDBClusterCommandInput = {
    DBClusterIdentifier: 'new-cluster',
    Engine: 'aurora-postgresql',
    ...master,
    WithExpressConfiguration: true,
  };
  await expect(rdsIn(twoRegions()).send(new CreateDBClusterCommand(input))).rejects.toMatchObject({
    name: 'InvalidParameterValue',
  });
});
