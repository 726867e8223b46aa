/** What was chosen for a restore in another Region, as members of its call. Pure. */
import type {Json} from '../../core/json.ts';
import type {Session} from '../../core/session.ts';
import {noSubnetGroup, typed} from './subnet-groups.ts';

const idPattern = /\bsg-[0-9a-f]{8,17}\b/g;

/** The subnet group that was chosen or typed; undefined where RDS is to take its default. */
export function subnetGroupThere({answers}: Session): string | undefined {
  const answer = answers['subnet-group'];
  if (answer === typed) return answers['subnet-group-name']?.trim() || undefined;
  return answer === noSubnetGroup ? undefined : answer;
}

/** The security groups that were chosen or typed; none where the VPC's default is to be taken. */
export function securityGroupsThere({answers}: Session): readonly string[] {
  const answer = answers['security-groups'] ?? '';
  const text = answer === typed ? (answers['security-group-ids'] ?? '') : answer;
  return text.match(idPattern) ?? [];
}

/** True where ids were to be typed and none of what was typed is one. */
export function hasNoTypedGroup(session: Session): boolean {
  return session.answers['security-groups'] === typed && securityGroupsThere(session).length === 0;
}

/** Network and groups of the other Region; nothing of the old one is ever named there. */
export function membersThere(session: Session): {readonly [member: string]: Json | undefined} {
  const groups = securityGroupsThere(session);
  return {
    DBSubnetGroupName: subnetGroupThere(session),
    VpcSecurityGroupIds: groups.length === 0 ? undefined : groups,
  };
}
