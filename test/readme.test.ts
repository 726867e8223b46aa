/** What the README says of calls and policy is what the code does. */
import fs from 'node:fs';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {allowedCalls} from '../src/aws/guard/allow-list.ts';
import {policyDocument} from '../src/aws/policy-document.ts';

const readme = fs.readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8');

test('the policy in the README is the one that is printed', () => {
  const printed = JSON.stringify(policyDocument({purpose: 'respond'}), undefined, 2);
  expect(readme).toContain(printed);
});

test.each(['read', 'change'] as const)('the README names every %s and nothing else', (mode) => {
  const row = readme.split('\n').find((line) => line.startsWith(`| ${mode}s`)) ?? '';
  const named = [...row.matchAll(/`(?:[a-z]+:)?([A-Za-z]+)`/g)].map(([, operation]) => operation);
  const allowed = allowedCalls.filter((call) => call.mode === mode).map((call) => call.operation);
  expect(named.toSorted()).toEqual(allowed.toSorted());
});
