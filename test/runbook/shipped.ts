/** The shipped runbooks, and the rules that the house lints them with. */
import {fileURLToPath} from 'node:url';
import {modeOf} from '../../src/aws/guard/allow-list.ts';
import {computations} from '../../src/remedies/computations.ts';
import {namesOf} from '../../src/runbook/computations.ts';
import type {LintRules} from '../../src/runbook/lint-rules.ts';

export const shippedFolder = fileURLToPath(new URL('../../runbooks/', import.meta.url));

export const rules: LintRules = {isAllowed: modeOf, computations: namesOf(computations)};
