/** Every named computation of the house, as runbooks refer to them. */
import {recoveryComputations} from '../recovery/computations.ts';
import type {Computations} from '../runbook/computations.ts';
import {forKeyOwner} from './key-owner.ts';
import {forOrganization} from './organization.ts';
import {permission} from './permission.ts';
import {earlierChecks} from './policy/earlier.ts';
import {policyOptions, policyTexts, repairedPolicy} from './policy/options.ts';
import {policyReview} from './policy/review.ts';
import {rightTo} from './preflight.ts';

/** Those of recovery, and those that a diagnosis leads to. */
export const computations: Computations = {
  rightTo,
  inputs: {...recoveryComputations.inputs, 'remedies.repairedPolicy': repairedPolicy},
  options: {...recoveryComputations.options, 'remedies.policyRepairs': policyOptions},
  texts: {
    ...recoveryComputations.texts,
    'remedies.forKeyOwner': forKeyOwner,
    'remedies.forOrganization': forOrganization,
    'remedies.permission': permission,
    'remedies.policyTexts': policyTexts,
  },
  needless: {...recoveryComputations.needless},
  looks: {...recoveryComputations.looks},
  checks: {...recoveryComputations.checks, 'remedies.earlierPolicy': earlierChecks},
  reviews: {...recoveryComputations.reviews, 'remedies.policyReview': policyReview},
};
