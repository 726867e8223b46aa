/** DescribePendingMaintenanceActions of clusters: by ARN, by filter, and beside instances. */
import {DescribePendingMaintenanceActionsCommand} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import {aurora, clusterAccount, DBClusterIdentifier, rdsOf} from './support.ts';

const arn = `arn:aws:rds:eu-west-1:111122223333:cluster:${DBClusterIdentifier}`;
const pendingMaintenance = [{Action: 'system-update', Description: 'New patches'}];
const window = {PreferredMaintenanceWindow: 'wed:03:00-wed:03:30'};

describe('DescribePendingMaintenanceActions', () => {
  const rds = rdsOf(clusterAccount({clusters: [aurora({pendingMaintenance, ...window})]}));
  const ask = async (input: object) =>
    (await rds.send(new DescribePendingMaintenanceActionsCommand(input))).PendingMaintenanceActions;

  it.each([
    ['nothing', {}],
    ['its ARN', {ResourceIdentifier: arn}],
    ['its name', {Filters: [{Name: 'db-cluster-id', Values: [DBClusterIdentifier]}]}],
  ])('shows what is due for a cluster, asked by %s', async (_what, input) => {
    expect(await ask(input)).toEqual([
      {
        ResourceIdentifier: arn,
        PendingMaintenanceActionDetails: [
          {
            Action: 'system-update',
            Description: 'New patches',
            CurrentApplyDate: new Date('2026-03-04T03:00:00Z'),
          },
        ],
      },
    ]);
  });

  it('takes no cluster for an instance of the same name', async () => {
    const Filters = [{Name: 'db-instance-id', Values: [DBClusterIdentifier]}];
    expect(await ask({Filters})).toEqual([]);
  });

  it('knows no cluster that is not there', async () => {
    await expect(ask({ResourceIdentifier: `${arn}-2`})).rejects.toMatchObject({
      name: 'DBClusterNotFoundFault',
    });
  });
});
