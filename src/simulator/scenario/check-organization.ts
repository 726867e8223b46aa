/** What is wrong with a scenario's organization beyond its schema: names that refer to nothing. */
import {type Flaw, first, repeated, unknown} from './flaw.ts';
import type {ScenarioOrganization} from './schema/organization.ts';
import type {ScenarioFile} from './schema.ts';

/** The first flaw of the organization. */
export function organizationFlaw(scenario: ScenarioFile): Flaw | undefined {
  const {organization, accountId} = scenario;
  if (!organization) return undefined;
  return unitFlaw(organization) ?? accountFlaw(organization) ?? targetFlaw(organization, accountId);
}

function unitFlaw({units}: ScenarioOrganization): Flaw | undefined {
  const names = ['Root', ...units.map(({name}) => name)];
  const twice = repeated(names);
  if (twice !== undefined) {
    const path = ['organization', 'units', twice - 1, 'name'];
    return {path, message: `${names[twice]} stands here twice`};
  }
  return first(units, ({parent = 'Root'}, index) => {
    const above = names.slice(0, index + 1);
    if (above.includes(parent)) return undefined;
    return unknown(
      ['organization', 'units', index, 'parent'],
      'unit above this one',
      parent,
      above,
    );
  });
}

function accountFlaw({units, accounts}: ScenarioOrganization): Flaw | undefined {
  const names = ['Root', ...units.map(({name}) => name)];
  return first(Object.entries(accounts), ([id, {unit = 'Root'}]) =>
    names.includes(unit)
      ? undefined
      : unknown(['organization', 'accounts', id, 'unit'], 'unit of this organization', unit, names),
  );
}

function targetFlaw(organization: ScenarioOrganization, home: string): Flaw | undefined {
  const {units, accounts, managementAccount} = organization;
  const known = [
    'Root',
    ...units.map(({name}) => name),
    managementAccount,
    home,
    ...Object.keys(accounts),
  ];
  const check = (names: readonly string[], ...path: (string | number)[]): Flaw | undefined =>
    first(names, (name, index) =>
      known.includes(name)
        ? undefined
        : unknown(
            ['organization', ...path, index],
            'unit or account of this organization',
            name,
            known,
          ),
    );
  return (
    check(organization.withoutFullAccess, 'withoutFullAccess') ??
    first(['serviceControlPolicies', 'resourceControlPolicies'] as const, (list) =>
      first(organization[list], ({targets}, index) => check(targets, list, index, 'targets')),
    )
  );
}
