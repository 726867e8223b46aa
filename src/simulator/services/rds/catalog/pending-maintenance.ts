/** DescribePendingMaintenanceActions: what the estate says is due, by instance. */
import type {
  DescribePendingMaintenanceActionsCommandInput,
  DescribePendingMaintenanceActionsCommandOutput,
  ResourcePendingMaintenanceActions,
} from '@aws-sdk/client-rds';
import type {Instance} from '../../../world/instances.ts';
import {rdsArn} from '../../../world/names.ts';
import type {Call, Handler} from '../../call.ts';
import {findInstance} from '../find.ts';
import {filtered, rdsPage} from '../lists.ts';
import {nextMaintenance} from '../maintenance.ts';
import {dateOf} from '../present-settings.ts';

export const describePendingMaintenanceActions: Handler<
  DescribePendingMaintenanceActionsCommandInput,
  DescribePendingMaintenanceActionsCommandOutput
> = (input, call) => {
  const {rds} = call.here;
  const named = input.ResourceIdentifier;
  const all = named === undefined ? Object.values(rds.instances) : [findInstance(rds, named)];
  const due = all.filter(({maintenance = []}) => maintenance.length > 0);
  const matching = filtered(due, input.Filters, {
    'db-instance-id': ({id}) => [id, rdsArn(call.place, 'db', id)],
    'db-cluster-id': () => [],
  });
  const page = rdsPage(matching, input);
  return {
    PendingMaintenanceActions: page.items.map((instance) => presentDue(instance, call)),
    Marker: page.marker,
  };
};

function presentDue(instance: Instance, call: Call): ResourcePendingMaintenanceActions {
  const {PreferredMaintenanceWindow: window} = instance.settings;
  return {
    ResourceIdentifier: rdsArn(call.place, 'db', instance.id),
    PendingMaintenanceActionDetails: (instance.maintenance ?? []).map(({action, description}) => ({
      Action: action,
      Description: description,
      CurrentApplyDate: dateOf(nextMaintenance(window, call.now)),
    })),
  };
}
