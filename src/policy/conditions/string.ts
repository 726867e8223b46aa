/** StringEquals, StringLike and their kin. */
import {covers} from '../wildcard.ts';
import type {Family, Test} from './test.ts';

const equals: Test['matches'] = (wanted, actual) => wanted.text === actual;
const like: Test['matches'] = (wanted, actual) => covers(wanted.pattern, actual);
const equalsIgnoringCase: Test['matches'] = (wanted, actual) =>
  wanted.text.toLowerCase() === actual.toLowerCase();

/** Wildcards count only in the Like operators, case everywhere but in IgnoreCase. */
export const stringTests: Family = {
  StringEquals: {matches: equals, isNegated: false, hasVariables: true},
  StringNotEquals: {matches: equals, isNegated: true, hasVariables: true},
  StringEqualsIgnoreCase: {matches: equalsIgnoringCase, isNegated: false, hasVariables: true},
  StringNotEqualsIgnoreCase: {matches: equalsIgnoringCase, isNegated: true, hasVariables: true},
  StringLike: {matches: like, isNegated: false, hasVariables: true},
  StringNotLike: {matches: like, isNegated: true, hasVariables: true},
};
