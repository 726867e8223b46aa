/** DescribePendingMaintenanceActions: what the estate says is due, of instances and of clusters. */
import type {
  DescribePendingMaintenanceActionsCommandInput,
  DescribePendingMaintenanceActionsCommandOutput,
  ResourcePendingMaintenanceActions,
} from '@aws-sdk/client-rds';
import type {MaintenanceAction} from '../../../world/instances.ts';
import {arnParts, rdsArn} from '../../../world/names.ts';
import type {Call, Handler} from '../../call.ts';
import {findCluster} from '../clusters/find.ts';
import {findInstance} from '../find.ts';
import {filtered, rdsPage} from '../lists.ts';
import {nextMaintenance} from '../maintenance.ts';
import {dateOf} from '../present-settings.ts';

/** A database as far as its maintenance goes. */
type Maintained = {
  readonly id: string;
  readonly kind: 'db' | 'cluster';
  readonly window: string;
  readonly actions: readonly MaintenanceAction[];
};

type Held = {
  readonly id: string;
  readonly settings: {readonly PreferredMaintenanceWindow: string};
  readonly maintenance?: readonly MaintenanceAction[];
};

export const describePendingMaintenanceActions: Handler<
  DescribePendingMaintenanceActionsCommandInput,
  DescribePendingMaintenanceActionsCommandOutput
> = (input, call) => {
  const due = named(input.ResourceIdentifier, call).filter(({actions}) => actions.length > 0);
  const names = (one: Maintained, kind: Maintained['kind']): string[] =>
    one.kind === kind ? [one.id, rdsArn(call.place, kind, one.id)] : [];
  const matching = filtered(due, input.Filters, {
    'db-instance-id': (one) => names(one, 'db'),
    'db-cluster-id': (one) => names(one, 'cluster'),
  });
  const page = rdsPage(matching, input);
  return {
    PendingMaintenanceActions: page.items.map((one) => presentDue(one, call)),
    Marker: page.marker,
  };
};

/** The database of an ARN, or all of the Region. */
function named(arn: string | undefined, {here: {rds}}: Call): Maintained[] {
  if (arn !== undefined) {
    const isCluster = arnParts(arn)?.resource.startsWith('cluster:');
    return isCluster
      ? [maintained('cluster', findCluster(rds, arn))]
      : [maintained('db', findInstance(rds, arn))];
  }
  return [
    ...Object.values(rds.instances).map((instance) => maintained('db', instance)),
    ...Object.values(rds.clusters).map((cluster) => maintained('cluster', cluster)),
  ];
}

function maintained(kind: Maintained['kind'], {id, settings, maintenance = []}: Held): Maintained {
  return {id, kind, window: settings.PreferredMaintenanceWindow, actions: maintenance};
}

function presentDue(
  {id, kind, window, actions}: Maintained,
  call: Call,
): ResourcePendingMaintenanceActions {
  return {
    ResourceIdentifier: rdsArn(call.place, kind, id),
    PendingMaintenanceActionDetails: actions.map(({action, description}) => ({
      Action: action,
      Description: description,
      CurrentApplyDate: dateOf(nextMaintenance(window, call.now)),
    })),
  };
}
