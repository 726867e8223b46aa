/** The condition keys that every request has, whatever the service (IAM guide, global keys). */
import {absent, known} from '../../policy/context.ts';
import type {ContextValue} from '../../policy/request.ts';
import {type Organization, organizationPath} from '../world/organization.ts';
import {ownerOf, type Question} from './question.ts';
import {requestTags, resourceTags} from './tags.ts';

/** Condition keys by name. */
export type ContextKeys = {readonly [key: string]: ContextValue};

/** What the simulator knows about time, place, network, organization and tags. */
export function globalContext(question: Question): ContextKeys {
  const {world, place, principal, origin, via} = question;
  const service = via === undefined ? absent : known(`${via}.amazonaws.com`);
  const {organization} = world;
  return {
    'aws:CurrentTime': known(new Date(world.now).toISOString()),
    'aws:EpochTime': known(String(Math.floor(world.now / 1000))),
    'aws:RequestedRegion': known(place.region),
    'aws:SecureTransport': known('true'),
    // A service's own address is none of the caller's network (facts/aws.md §4 C9).
    'aws:SourceIp': origin && origin.invokedBy === undefined ? known(origin.sourceAddress) : absent,
    'aws:UserAgent': origin ? known(origin.userAgent) : service,
    'aws:ViaAWSService': known(String(via !== undefined)),
    'aws:CalledVia': service,
    'aws:CalledViaFirst': service,
    'aws:CalledViaLast': service,
    'aws:TokenIssueTime':
      principal.token === undefined ? absent : known(new Date(principal.createdAt).toISOString()),
    ...ofOrganization('Principal', organization, principal.accountId),
    ...ofOrganization('Resource', organization, ownerOf(question)),
    ...requestTags(question.input),
    ...resourceTags(question),
  };
}

/** The organization that an account is in, under the names that keys give it. */
export function ofOrganization(
  whose: 'Principal' | 'Resource' | 'Source',
  organization: Organization | undefined,
  accountId: string,
): ContextKeys {
  const isMember = organization?.accounts[accountId] !== undefined;
  return {
    [`aws:${whose}OrgID`]: isMember ? known(organization.id) : absent,
    [`aws:${whose}OrgPaths`]: isMember ? known(organizationPath(organization, accountId)) : absent,
    ...(whose === 'Principal'
      ? {
          'aws:PrincipalOrgMasterAccountId': isMember
            ? known(organization.managementAccountId)
            : absent,
        }
      : {}),
  };
}
