/** ArnEquals and ArnLike, which AWS documents to behave the same, and their negations. */
import {coversArn} from '../arn.ts';
import type {Family, Test} from './test.ts';

const like: Test['matches'] = (wanted, actual) => coversArn(wanted.pattern, actual);

/** Each of the six segments is compared for itself, regarding case. */
export const arnTests: Family = {
  ArnEquals: {matches: like, isNegated: false, hasVariables: true},
  ArnLike: {matches: like, isNegated: false, hasVariables: true},
  ArnNotEquals: {matches: like, isNegated: true, hasVariables: true},
  ArnNotLike: {matches: like, isNegated: true, hasVariables: true},
};
