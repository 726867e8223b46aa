/** What the restore names: groups, certificate, class, as far as the API tells of them. Pure. */
import type {OrderableOption} from '../../core/backup-shapes.ts';
import type {Check} from '../../core/check.ts';
import {databaseOf} from '../../core/database.ts';
import {type FactName, type FactValues, factOf} from '../../core/evidence.ts';
import type {Fact} from '../../core/fact.ts';
import type {BoundInput} from '../../core/plan.ts';
import type {Session} from '../../core/session.ts';

/** One check for each thing that the input names. */
export function resourceChecks(input: BoundInput, session: Session): readonly Check[] {
  return [
    ...named(input.DBSubnetGroupName, (name) => subnetCheck(name, session)),
    ...own(input.DBParameterGroupName, (name) =>
      exists('parameter group', name, 'parameterGroup', session),
    ),
    ...own(input.DBClusterParameterGroupName, (name) =>
      exists('cluster parameter group', name, 'clusterParameterGroup', session),
    ),
    ...own(input.OptionGroupName, (name) => exists('option group', name, 'optionGroup', session)),
    ...named(input.CACertificateIdentifier, (name) => certificateCheck(name, session)),
    ...named(input.DBInstanceClass ?? input.DBClusterInstanceClass, (name) =>
      classCheck(name, input, session),
    ),
  ];
}

function named(value: unknown, check: (name: string) => Check): readonly Check[] {
  return typeof value === 'string' && value !== '' ? [check(value)] : [];
}

/** RDS makes its default groups itself when they are named. */
function own(value: unknown, check: (name: string) => Check): readonly Check[] {
  return typeof value === 'string' && /^default[.:]/.test(value) ? [] : named(value, check);
}

function exists(what: string, name: string, fact: FactName, session: Session): Check {
  return (
    unreadCheck(`${what} ${name}`, factOf(session.evidence, fact)) ?? {
      result: 'ok',
      words: `the ${what} ${name} is there`,
    }
  );
}

function subnetCheck(name: string, session: Session): Check {
  const fact = factOf(session.evidence, 'subnetGroup');
  const unreadable = unreadCheck(`subnet group ${name}`, fact);
  if (unreadable || fact.status !== 'known') {
    return unreadable ?? {result: 'not-readable', words: `the subnet group ${name} was not read`};
  }
  const group = fact.value.DBSubnetGroups?.[0];
  const zones = new Set(
    (group?.Subnets ?? [])
      .filter(({SubnetStatus = 'Active'}) => SubnetStatus === 'Active')
      .flatMap(({SubnetAvailabilityZone}) => SubnetAvailabilityZone?.Name ?? []),
  );
  const {SubnetGroupStatus: status = 'Complete'} = group ?? {};
  if (status !== 'Complete') {
    return {result: 'not-ok', words: `the subnet group ${name} is ${status}: mend it first`};
  }
  if (zones.size < 2) {
    return {
      result: 'not-ok',
      words: `the subnet group ${name} covers ${zones.size} zone, RDS wants two: mend it first`,
    };
  }
  return {result: 'ok', words: `the subnet group ${name} is there and covers ${zones.size} zones`};
}

function certificateCheck(name: string, session: Session): Check {
  const fact = factOf(session.evidence, 'certificates');
  if (fact.status !== 'known') {
    return unreadCheck(`certificate ${name}`, fact) ?? notThere(`certificate ${name}`);
  }
  const found = fact.value.Certificates?.find(
    ({CertificateIdentifier}) => CertificateIdentifier === name,
  );
  if (!found) return notThere(`certificate ${name}`);
  if (found.ValidTill && found.ValidTill <= session.at) {
    return {result: 'not-ok', words: `the certificate ${name} ran out: choose another afterwards`};
  }
  return {result: 'ok', words: `the certificate ${name} is valid`};
}

/** That a class is offered is no promise that one is free; AWS tells that only when it is asked. */
function classCheck(name: string, input: BoundInput, session: Session): Check {
  const fact = factOf(session.evidence, 'orderable');
  const version = databaseOf(session.evidence)?.engineVersion ?? '';
  if (fact.status !== 'known') {
    const what = `class ${name}`;
    return unreadCheck(what, fact) ?? {result: 'not-readable', words: `the ${what} was not read`};
  }
  const options = fact.value.OrderableDBInstanceOptions ?? [];
  const fitting = options.filter(
    (option) => input.MultiAZ !== true || option.MultiAZCapable !== false,
  );
  if (fitting.length === 0) {
    return {
      result: 'not-ok',
      words: `the class ${name} is not offered here for ${version}: restore with another class by hand`,
    };
  }
  const missing = missingOf(fitting, input);
  if (missing !== undefined) {
    return {
      result: 'not-ok',
      words: `the class ${name} is offered here, but not ${missing}: restore by hand with another`,
    };
  }
  return {
    result: 'ok',
    words: `the class ${name} is offered here; whether one is free shows only the restore`,
  };
}

/** The storage type or the zone that no option has; where options name none, nothing is missing. */
function missingOf(options: readonly OrderableOption[], input: BoundInput): string | undefined {
  const {StorageType: type, AvailabilityZone: zone} = input;
  const ofType = options.filter(({StorageType}) => !StorageType || StorageType === type);
  const isTyped = typeof type === 'string' && type !== '';
  if (isTyped && ofType.length === 0) return `with ${type} storage`;
  const zones = (isTyped ? ofType : options).flatMap(
    ({AvailabilityZones}) => AvailabilityZones ?? [],
  );
  const isNamed = typeof zone === 'string' && zones.length > 0;
  return isNamed && !zones.some(({Name}) => Name === zone) ? `in the zone ${zone}` : undefined;
}

/** Undefined for a fact that was answered with a value. */
function unreadCheck(what: string, fact: Fact<FactValues[FactName]>): Check | undefined {
  if (fact.status === 'known') return undefined;
  if (fact.status === 'absent' && fact.because === 'does-not-exist') return notThere(what);
  const why = fact.status === 'denied' ? `${fact.needs} is denied` : fact.message;
  return {result: 'not-readable', words: `the ${what} was not read: ${why}`};
}

function notThere(what: string): Check {
  return {result: 'not-ok', words: `the ${what} is not there: make it again before you restore`};
}
