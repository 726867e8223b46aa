/** The shipped runbooks, and the rules that the house lints them with. */
import {fileURLToPath} from 'node:url';
import type {CallMode, CallName} from '../../src/core/call.ts';
import {recoveryComputations} from '../../src/recovery/computations.ts';
import {namesOf} from '../../src/runbook/computations.ts';
import type {LintRules} from '../../src/runbook/lint-rules.ts';

export const shippedFolder = fileURLToPath(new URL('../../runbooks/', import.meta.url));

const changes: readonly CallName[] = [
  'kms:CancelKeyDeletion',
  'kms:EnableKey',
  'rds:StartDBInstance',
  'rds:StartDBCluster',
  'rds:RestoreDBInstanceFromDBSnapshot',
];

function isAllowed(call: CallName): CallMode | undefined {
  if (changes.includes(call)) return 'change';
  return /^[a-z]+:(Describe|List|Get)/.test(call) ? 'read' : undefined;
}

export const rules: LintRules = {isAllowed, computations: namesOf(recoveryComputations)};
